import fc from 'fast-check';
import type { CustomerKey, ObjectBody } from '../core/values.ts';
import { customerKey } from './customer-key.ts';
import { objectBody } from './object-body.ts';
import { objectSize } from './object-size.ts';

interface Writer {
  readonly key: CustomerKey;
  readonly body: ObjectBody;
}

function writer(): fc.Arbitrary<Writer> {
  return fc.record({ key: customerKey(), body: objectBody() });
}

/**
 * `count` writers, each with a key and a body of its own. No size is a multiple of a cipher block:
 * whichever write wins, an endpoint that stores only whole blocks is found.
 */
export function writers(count: number): fc.Arbitrary<readonly Writer[]> {
  const odd = objectSize().chain((sizeBytes) => objectBody({ sizeBytes: sizeBytes | 1 }));
  const racer = () => fc.record({ key: customerKey(), body: odd });
  return fc.tuple(...Array.from({ length: count }, racer));
}

/** Two writers. */
export function twoWriters(): fc.Arbitrary<readonly [Writer, Writer]> {
  return fc.tuple(writer(), writer());
}
