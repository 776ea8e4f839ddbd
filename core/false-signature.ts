import type { HeaderPair, Signing } from './values.ts';

/** A signature of 64 zeros in the Authorization header. */
export const falselySigned: Partial<Signing> = {
  tamper: (headers) => headers.map(([name, value]): HeaderPair => [name, zeroed(value)]),
};

/** The value of an Authorization header with a signature of zeros; any other as it is. */
export function zeroed(value: string): string {
  return value.replace(/Signature=[0-9a-f]{64}/, `Signature=${'0'.repeat(64)}`);
}
