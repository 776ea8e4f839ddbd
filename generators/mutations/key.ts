import type { CustomerKey } from '../../core/customer-key.ts';
import {
  coherent,
  type Edit,
  type EditInput,
  md5Base64,
  member,
  members,
  otherKey,
} from './edit.ts';

const zeroKey = new Uint8Array(32);
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Replaces the key value and keeps the MD5 of the right key. */
const spelled = (value: (of: EditInput) => string): Edit => member('key', value);

/** A key of this length with its own MD5. */
const ofLength = (sizeBytes: number): Edit =>
  coherent(({ salt }) => Uint8Array.from({ length: sizeBytes }, (_, at) => salt[at % 64] ?? 0));

const near = (change: (bytes: Uint8Array, salt: Uint8Array) => Uint8Array): Edit =>
  coherent(({ key, salt }) => change(Uint8Array.from(key.bytes), salt));

const flipped = (bytes: Uint8Array, at: number, mask: number): Uint8Array =>
  bytes.map((byte, index) => (index === at ? byte ^ mask : byte));

function letters(salt: Uint8Array, count: number): string {
  return Array.from({ length: count }, (_, at) => alphabet[(salt[at] ?? 0) % 62]).join('');
}

/**
 * Texts that are no Base64: too short, of a length that no Base64 has, or with characters outside the
 * alphabet. Decoders that drop those are left with a text of each length modulo four.
 */
const notBase64Shapes: readonly ((key: CustomerKey, salt: Uint8Array) => string)[] = [
  ({ base64 }) => `!*%${base64.slice(3)}`,
  (_, salt) => letters(salt, 1),
  (_, salt) => letters(salt, 5),
  (_, salt) => `%%%%${letters(salt, 7)}64%%%%`,
  ({ base64 }) => `${base64.slice(0, 21)}!${base64.slice(22)}`,
  (_, salt) => `${letters(salt, 30)}*${letters(salt.slice(30), 13)}`,
];

/**
 * The shapes of each mutation that has several, in kinds that decoders tell apart: characters outside
 * the alphabet, and lengths that no Base64 has. The last byte of the salt chooses one.
 */
export const shapesOf = {
  'key.not-base64': [
    [0, 3, 4, 5],
    [1, 2],
  ],
} as const;

function notBase64(key: CustomerKey, salt: Uint8Array): string {
  const shape = notBase64Shapes[(salt.at(-1) ?? 0) % notBase64Shapes.length];
  return shape?.(key, salt) ?? '!';
}

/** Wrong keys, and malformed spellings of the right key. */
export const keyEdits = {
  'key.len-0': ofLength(0),
  'key.len-1': ofLength(1),
  'key.len-10': ofLength(10),
  'key.len-16': ofLength(16),
  'key.len-24': ofLength(24),
  'key.len-31': ofLength(31),
  'key.len-33': ofLength(33),
  'key.len-48': ofLength(48),
  'key.len-64': ofLength(64),
  'key.double-base64': coherent(({ key }) => Buffer.from(key.base64)),
  'key.not-base64': spelled(({ key, salt }) => notBase64(key, salt)),
  'key.raw-ascii': members(({ members: pairs, salt }) => {
    const text = letters(salt, 32);
    return pairs.map(([name, value]) => {
      if (name === 'key') return [name, text];
      return name === 'md5' ? [name, md5Base64(text)] : [name, value];
    });
  }),
  'key.hex': spelled(({ key }) => Buffer.from(key.bytes).toString('hex')),
  'key.base64url': spelled(({ key }) => key.base64.replaceAll('+', '-').replaceAll('/', '_')),
  'key.no-padding': spelled(({ key }) => key.base64.replace(/=+$/, '')),
  'key.inner-space': spelled(({ key, salt }) => {
    const at = 1 + ((salt[0] ?? 0) % 42);
    return `${key.base64.slice(0, at)} ${key.base64.slice(at)}`;
  }),
  'key.surplus-character': spelled(({ key, salt }) => key.base64 + letters(salt, 1)),
  'key.surplus-padding': spelled(({ key }) => `${key.base64}====`),
  'key.parameter': spelled(({ key }) => `${key.base64};x`),
  'key.spare-bits': spelled(({ key }) => withSpareBit(key.base64)),
  'key.obs-text': spelled(({ key, salt }) => {
    const above = [...salt.slice(0, 2)].map((byte) => String.fromCharCode(0x80 | byte)).join('');
    return above + key.base64.slice(2);
  }),
  'key.control-byte': rawSpelled(({ key, salt }) => {
    const control = String.fromCharCode(1 + ((salt[0] ?? 0) % 8));
    return control + key.base64.slice(1);
  }),
  'key.long-4k': spelled(() => 'A'.repeat(4096)),
  'key.long-8k': spelled(() => 'A'.repeat(8192)),
  'key.empty': spelled(() => ''),
  // A lenient decoder reads 30 bytes: never the right key, so no endpoint may accept it.
  'key.bad-padding': spelled(({ key }) => `${key.base64.slice(0, 40)}====`),
  'key.other': coherent((input) => otherKey(input).bytes),
  'key.other-with-right-md5': spelled((input) => otherKey(input).base64),
  'key.zero-with-right-md5': spelled(({ key }) => other(key, zeroKey).toString('base64')),
  'key.near-bit': near((bytes, salt) =>
    flipped(bytes, (salt[0] ?? 0) % 32, 1 << ((salt[1] ?? 0) % 8)),
  ),
  'key.near-first-byte': near((bytes) => flipped(bytes, 0, 0xff)),
  'key.near-last-byte': near((bytes) => flipped(bytes, 31, 0xff)),
  'key.near-reversed': coherent(({ key }) => other(key, Uint8Array.from(key.bytes).reverse())),
  'key.near-rotated': coherent(({ key }) => {
    const [first = 0, ...rest] = key.bytes;
    return other(key, Uint8Array.from([...rest, first]));
  }),
  'key.zero': coherent(({ key }) => other(key, zeroKey)),
} as const;

/** These bytes, or changed ones if they equal the key, such as a reversed palindrome. */
function other(key: CustomerKey, bytes: Uint8Array): Buffer {
  const same = Buffer.from(key.bytes).equals(bytes);
  return Buffer.from(same ? flipped(bytes, 0, 0xff) : bytes);
}

/** The same key in a header value that only a raw socket can send. */
function rawSpelled(value: (of: EditInput) => string): Edit {
  const inner = member('key', value);
  return {
    step: 'transport',
    edit: (input) => {
      const draft = inner.edit(input);
      return { ...draft, transport: { ...draft.transport, wire: 'raw' } };
    },
  };
}

/** Sets an unused bit: the 43rd Base64 character of a 32-byte key has two beyond the last byte. */
function withSpareBit(base64: string): string {
  const digits = `${alphabet}+/`;
  const at = digits.indexOf(base64[42] ?? 'A');
  return `${base64.slice(0, 42)}${digits[at | 1] ?? 'B'}=`;
}
