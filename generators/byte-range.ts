import fc from 'fast-check';
import { CustomerKey } from '../core/customer-key.ts';
import { enumerated } from '../core/enumerated.ts';
import { ObjectBody } from '../core/object-body.ts';
import type { ByteRange } from '../core/values.ts';

const edges = [15, 16, 17, 4095, 4096, 4097, 65_535, 65_536, 65_537] as const;

/** The size of the object whose ranges are read; all block and chunk edges lie within it. */
export const rangedBodySizeBytes = 65_536 + 4096 + 13;

const rangedKey = CustomerKey.of(Buffer.from('TEST ONLY key of the ranged part'));
const rangedBody = ObjectBody.of({ sizeBytes: rangedBodySizeBytes, seed: 11 });

/** The one object that all ranges are read from, written once a run. */
export function rangedObject(): { key: fc.Arbitrary<CustomerKey>; body: fc.Arbitrary<ObjectBody> } {
  return { key: fc.constant(rangedKey), body: fc.constant(rangedBody) };
}

/** The range `bytes=first-last`, both inclusive. */
export function rangeOf(of: { readonly first: number; readonly last: number }): ByteRange {
  return { ...of, header: `bytes=${of.first}-${of.last}` };
}

/** Every range between two edges of cipher blocks and chunks; all are tried. */
export function byteRange(): fc.Arbitrary<ByteRange> {
  const ranges = edges.flatMap((first) =>
    edges.filter((last) => last >= first).map((last) => rangeOf({ first, last })),
  );
  return enumerated(ranges.map((range) => fc.constant(range)));
}

/** Ranges from the first byte, in a few lengths. */
export function prefixRange(): fc.Arbitrary<ByteRange> {
  return ranges([0, 14, 15, 16, 31, 4095, 4096, 65_535].map((last) => rangeOf({ first: 0, last })));
}

/** Ranges `bytes=first-`, to the end of a body of `sizeBytes`. */
export function openEndedRange(sizeBytes: number): fc.Arbitrary<ByteRange> {
  return ranges(
    [0, 1, 15, 16, 17, 4096, 65_535, 65_536, sizeBytes - 1].map((first) => ({
      first,
      last: sizeBytes - 1,
      header: `bytes=${first}-`,
    })),
  );
}

/** Suffix ranges `bytes=-length` of the whole body of `sizeBytes` or longer. */
export function wholeSuffixRange(sizeBytes: number): fc.Arbitrary<ByteRange> {
  return ranges(
    [sizeBytes, sizeBytes + 1].map((length) => ({
      first: 0,
      last: sizeBytes - 1,
      header: `bytes=-${length}`,
    })),
  );
}

/** Suffix ranges `bytes=-length` shorter than the body of `sizeBytes`. */
export function suffixRange(sizeBytes: number): fc.Arbitrary<ByteRange> {
  return ranges(
    [1, 16, 17, 4096, sizeBytes - 1].map((length) => ({
      first: sizeBytes - length,
      last: sizeBytes - 1,
      header: `bytes=-${length}`,
    })),
  );
}

/** Beyond 31 and 32 bits, and the end with which the AWS SDK for Java 1 asks for all of an object. */
const hugeEnds = ['2147483648', '4294967296', '9223372036854775806'] as const;

/** Ranges whose last position is far beyond the end of a body of `sizeBytes`. */
export function rangeBeyondEnd(sizeBytes: number): fc.Arbitrary<ByteRange> {
  return ranges(
    [
      ...[0, 16, sizeBytes - 1].map((first) => [first, sizeBytes + 1000] as const),
      ...hugeEnds.map((end) => [17, end] as const),
    ].map(([first, end]) => ({ first, last: sizeBytes - 1, header: `bytes=${first}-${end}` })),
  );
}

function ranges(of: readonly ByteRange[]): fc.Arbitrary<ByteRange> {
  return enumerated(of.map((range) => fc.constant(range)));
}
