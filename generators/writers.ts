import fc from 'fast-check';
import { enumerated } from '../core/enumerated.ts';
import type { CustomerKey, ObjectBody } from '../core/values.ts';
import { customerKey } from './customer-key.ts';
import { objectBody } from './object-body.ts';
import { objectSize } from './object-size.ts';

const mebibyte = 1024 * 1024;

interface Writer {
  readonly key: CustomerKey;
  readonly body: ObjectBody;
}

function writer(): fc.Arbitrary<Writer> {
  return fc.record({ key: customerKey(), body: objectBody() });
}

/**
 * `count` writers, each with a key and a body of its own. No size is a multiple of a cipher block:
 * whichever write wins, an endpoint that stores only whole blocks is found. From the third on they
 * write 1 to 3 MiB, which endpoints store in several pieces.
 */
export function writers(count: number): fc.Arbitrary<readonly Writer[]> {
  const sizes = Array.from({ length: count }, (_, at) => (at > 1 ? large : objectSize()));
  return writersOf(sizes);
}

/** Two writers of small bodies, and two of more than 1 MiB; both are tried. */
export function smallAndLargeWriters(): fc.Arbitrary<readonly Writer[]> {
  const beyond = fc.integer({ min: mebibyte + 1, max: mebibyte + 4096 });
  return enumerated([writersOf([objectSize(), objectSize()]), writersOf([beyond, beyond])]);
}

const large = fc.integer({ min: mebibyte, max: 3 * mebibyte });

function writersOf(sizes: readonly fc.Arbitrary<number>[]): fc.Arbitrary<readonly Writer[]> {
  const odd = (size: fc.Arbitrary<number>) =>
    size.chain((sizeBytes) => objectBody({ sizeBytes: sizeBytes | 1 }));
  return fc.tuple(...sizes.map((size) => fc.record({ key: customerKey(), body: odd(size) })));
}

/** Two writers. */
export function twoWriters(): fc.Arbitrary<readonly [Writer, Writer]> {
  return fc.tuple(writer(), writer());
}
