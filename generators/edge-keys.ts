import type fc from 'fast-check';
import { CustomerKey } from '../core/customer-key.ts';
import { each } from './each.ts';

const sizeBytes = 32;
const filled = (byte: number) => new Uint8Array(sizeBytes).fill(byte);
/** Key bytes that count up from `from`, so that no two are equal. */
const counted = (from: number) => Uint8Array.from({ length: sizeBytes }, (_, at) => from + at);

/** A key with some bytes replaced. */
function changed(bytes: Uint8Array, at: Readonly<Record<number, number>>): Uint8Array {
  return bytes.map((byte, index) => at[index] ?? byte);
}

/**
 * Swaps the case of every letter of the Base64 text, and decodes it. The last character must be a
 * digit: a letter there would change bits beyond the last byte.
 */
function otherCase(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('base64');
  const swapped = [...text].map((letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );
  return Buffer.from(swapped.join(''), 'base64');
}

const longer = (bytes: Uint8Array, more: Uint8Array) => Buffer.concat([bytes, more]);
const zero = Uint8Array.of(0);
const seven = counted(0x21);
const high = counted(0xa1);

/**
 * Pairs of keys that a wrong comparison takes for equal, because it ignores the difference named.
 * Random keys have none of these edges.
 */
const pairs: readonly (readonly [what: string, key: Uint8Array, near: Uint8Array])[] = [
  ['all zero', filled(0), filled(255)],
  ['all ones', filled(255), filled(0)],
  ['a leading zero', changed(seven, { 0: 0 }), seven],
  ['differs behind a zero byte', changed(seven, { 1: 0 }), changed(seven, { 1: 0, 2: 9, 31: 9 })],
  [
    'a trailing zero, cut off',
    changed(seven, { 31: 0 }),
    changed(seven, { 31: 0 }).subarray(0, 31),
  ],
  ['a trailing zero, then a space', changed(seven, { 31: 0 }), changed(seven, { 31: 0x20 })],
  [
    'printable ASCII in another case',
    Buffer.from('abcdefghijklmnopqrstuvwxyz012345'),
    Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'),
  ],
  ['the high bit of every byte', seven, seven.map((byte) => byte | 0x80)],
  ['no valid UTF-8', high, high.map((byte) => (byte === 0xff ? 0xfe : byte + 1))],
  ['the case of its Base64', counted(0x60), otherCase(counted(0x60))],
  ['plus and slash in its Base64', filled(0xfb), filled(0xff)],
  ['one byte of the middle', seven, changed(seven, { 13: 0xee })],
  ['two bytes swapped', seven, changed(seven, { 7: 0x29, 8: 0x28 })],
  ['the last byte', seven, changed(seven, { 31: 0xee })],
  ['one byte more', seven, longer(seven, Uint8Array.of(7))],
  ['one zero byte more', seven, longer(seven, zero)],
  ['twice itself', seven, longer(seven, seven)],
  ['line ends at its ends', changed(seven, { 0: 10, 31: 10 }), changed(seven, { 0: 13, 31: 13 })],
];

/** A key, and another one that only a wrong comparison takes for the same. */
export interface EdgeKeys {
  readonly what: string;
  readonly key: CustomerKey;
  readonly near: CustomerKey;
}

/** Pairs of keys at the edges of key comparison; all are tried. */
export function edgeKeys(): fc.Arbitrary<EdgeKeys> {
  return each(...edgeKeyPairs);
}

/** All pairs of keys at the edges of key comparison. */
export const edgeKeyPairs: readonly EdgeKeys[] = pairs.map(([what, key, near]) => ({
  what,
  key: CustomerKey.of(key),
  near: CustomerKey.of(near),
}));
