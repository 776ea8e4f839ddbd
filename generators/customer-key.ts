import fc from 'fast-check';
import { CustomerKey } from '../core/customer-key.ts';

/** A 256-bit customer key. Opaque, so it does not shrink. */
export function customerKey(): fc.Arbitrary<CustomerKey> {
  return fc.noShrink(fc.uint8Array({ minLength: 32, maxLength: 32 })).map(CustomerKey.of);
}

/** A key whose Base64 text contains `+` and `/`, which the URL-safe alphabet replaces. */
export function keyWithSymbols(): fc.Arbitrary<CustomerKey> {
  return fc
    .noShrink(fc.uint8Array({ minLength: 29, maxLength: 29 }))
    .map((rest) => CustomerKey.of(Uint8Array.from([0xfb, 0xef, 0xff, ...rest])));
}

/** Two keys that differ, also when the bytes of one are reversed or rotated. */
export function distinctKeys(): fc.Arbitrary<readonly [CustomerKey, CustomerKey]> {
  return fc
    .noShrink(fc.uint8Array({ minLength: 32, maxLength: 32 }))
    .map((bytes) => [CustomerKey.of(bytes), CustomerKey.of(bytes.map((byte) => byte ^ 0x5a))]);
}
