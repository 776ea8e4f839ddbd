import fc from 'fast-check';
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
  const odd = objectSize().chain((sizeBytes) => objectBody({ sizeBytes: sizeBytes | 1 }));
  const large = fc
    .integer({ min: mebibyte, max: 3 * mebibyte })
    .chain((sizeBytes) => objectBody({ sizeBytes: sizeBytes | 1 }));
  return fc.tuple(
    ...Array.from({ length: count }, (_, at) =>
      fc.record({ key: customerKey(), body: at > 1 ? large : odd }),
    ),
  );
}

/** Two writers. */
export function twoWriters(): fc.Arbitrary<readonly [Writer, Writer]> {
  return fc.tuple(writer(), writer());
}
