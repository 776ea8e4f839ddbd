import fc from 'fast-check';
import type { CustomerKey, ObjectBody } from '../core/values.ts';
import { customerKey } from './customer-key.ts';
import { objectBody } from './object-body.ts';

interface Writer {
  readonly key: CustomerKey;
  readonly body: ObjectBody;
}

function writer(): fc.Arbitrary<Writer> {
  return fc.record({ key: customerKey(), body: objectBody() });
}

/** So many writers, each with a key and a body of its own. */
export function writers(count: number): fc.Arbitrary<readonly Writer[]> {
  return fc.tuple(...Array.from({ length: count }, writer));
}

/** Two writers. */
export function twoWriters(): fc.Arbitrary<readonly [Writer, Writer]> {
  return fc.tuple(writer(), writer());
}
