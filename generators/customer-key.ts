import fc from 'fast-check';
import { CustomerKey } from '../core/customer-key.ts';
import { enumerated } from '../core/enumerated.ts';

/** A 256-bit customer key. Opaque, so it does not shrink. */
export function customerKey(): fc.Arbitrary<CustomerKey> {
  return fc.noShrink(fc.uint8Array({ minLength: 32, maxLength: 32 })).map(CustomerKey.of);
}

/**
 * A key whose Base64 text contains `+` and `/`, which the URL-safe alphabet replaces. Decoders that
 * drop unknown characters are left with a text of each length modulo four: all four are tried.
 */
export function keyWithSymbols(counts = symbolCounts): fc.Arbitrary<CustomerKey> {
  return enumerated(
    counts.map((count) =>
      fc
        .noShrink(fc.uint8Array({ minLength: textLength, maxLength: textLength }))
        .map((bytes) => CustomerKey.of(Buffer.from(textWith(count, bytes), 'base64'))),
    ),
  );
}

/** Numbers of symbols that leave a text of each length modulo four. */
export const symbolCounts: readonly number[] = [2, 3, 4, 5];

const textLength = 43;
const alphabet = 'AEIMQUYcgkosw048BCDFGHJKLNOPRSTVWXZabdefhijlmnpqrtuvxyz1235679';
/** Characters of which the last one of 43 may be: its two lowest bits are not used. */
const lastCharacters = 16;

/** Base64 of 32 bytes that begins with so many symbols and has no others. */
function textWith(symbols: number, bytes: Uint8Array): string {
  const rest = [...bytes].slice(symbols, -1).map((byte) => alphabet[byte % alphabet.length]);
  const last = alphabet[(bytes.at(-1) ?? 0) % lastCharacters];
  return `${'+/+/+'.slice(0, symbols)}${rest.join('')}${last}=`;
}

/** Two keys that differ, also when the bytes of one are reversed or rotated. */
export function distinctKeys(): fc.Arbitrary<readonly [CustomerKey, CustomerKey]> {
  return fc
    .noShrink(fc.uint8Array({ minLength: 32, maxLength: 32 }))
    .map((bytes) => [CustomerKey.of(bytes), CustomerKey.of(bytes.map((byte) => byte ^ 0x5a))]);
}
