import fc from 'fast-check';
import { CustomerKey } from '../core/customer-key.ts';
import { ObjectBody } from '../core/object-body.ts';

const mebibyte = 1024 * 1024;
const keys = [
  CustomerKey.of(Buffer.from('TEST ONLY key of the copy source')),
  CustomerKey.of(Buffer.from('TEST ONLY key of the copy target')),
] as const;
const body = ObjectBody.of({ sizeBytes: 1041, seed: 13 });

/** What a matrix of copies starts from: constant, so that all its cells share one source each. */
export function copySource(): {
  keys: fc.Arbitrary<readonly [CustomerKey, CustomerKey]>;
  body: fc.Arbitrary<ObjectBody>;
} {
  return { keys: fc.constant(keys), body: fc.constant(body) };
}

/** Bodies beyond a chunk and beyond a part of 5 MiB. */
export const largeBodies = [mebibyte, 8 * mebibyte].map((sizeBytes) =>
  ObjectBody.of({ sizeBytes, seed: 17 }),
) as unknown as readonly [ObjectBody, ObjectBody];
