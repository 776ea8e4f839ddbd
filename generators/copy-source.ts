import fc from 'fast-check';
import { CustomerKey } from '../core/customer-key.ts';
import { ObjectBody } from '../core/object-body.ts';

const mebibyte = 1024 * 1024;
const keys = [
  CustomerKey.of(Buffer.from('TEST ONLY key of the copy source')),
  CustomerKey.of(Buffer.from('TEST ONLY key of the copy target')),
] as const;
const body = ObjectBody.of({ sizeBytes: 1041, seed: 13 });

/** Keys and body of a copy. Constant, so that copies of one source mode share a source object. */
export function copySource(): {
  keys: fc.Arbitrary<readonly [CustomerKey, CustomerKey]>;
  body: fc.Arbitrary<ObjectBody>;
} {
  return { keys: fc.constant(keys), body: fc.constant(body) };
}

/** Bodies larger than an encryption chunk and larger than a part of 5 MiB. */
export const largeBodies = [mebibyte, 8 * mebibyte].map((sizeBytes) =>
  ObjectBody.of({ sizeBytes, seed: 17 }),
) as unknown as readonly [ObjectBody, ObjectBody];
