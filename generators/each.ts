import fc from 'fast-check';
import { enumerated } from '../core/enumerated.ts';
import type { Encryption } from '../core/values.ts';
import { plain, ssec, sseKms, sseS3 } from '../core/values.ts';
import { customerKey } from './customer-key.ts';

/** Tries every value instead of drawing one; two `each` in a rule try every combination. */
export function each<const T>(...values: readonly T[]): fc.Arbitrary<T> {
  return enumerated(values.map((value) => fc.constant(value)));
}

/** Each of these encryption modes, for SSE-C with a drawn key. */
export function encryption(...modes: readonly Encryption['mode'][]): fc.Arbitrary<Encryption> {
  return enumerated(modes.map((mode) => ofMode(mode)));
}

function ofMode(mode: Encryption['mode']): fc.Arbitrary<Encryption> {
  switch (mode) {
    case 'plain':
      return fc.constant(plain);
    case 'SSE-S3':
      return fc.constant(sseS3);
    case 'SSE-KMS':
      return fc.constant(sseKms);
    case 'SSE-C':
      return customerKey().map(ssec);
    default:
      return mode satisfies never;
  }
}
