import { hash } from 'node:crypto';
import {
  type AlgorithmMember,
  type HeaderState,
  type KeyMember,
  type Md5Member,
  type SentHeaders,
  validMembers,
} from '../../core/model/members.ts';
import type { CustomerKey } from '../../core/values.ts';
import type { Carrier, Member } from '../../spec/operations.ts';
import { type Random, randomOf } from '../random.ts';

/** What the values of one carrier are made from. The same input makes the same values. */
export interface MembersInput {
  readonly carrier: Carrier;
  readonly state?: Partial<HeaderState>;
  /** The key that is meant, and another valid one. */
  readonly key: CustomerKey;
  readonly other: CustomerKey;
  /** Chooses among the values of each class. 0 chooses the shortest or plainest. */
  readonly salt: number;
  /** The order in which the members are sent. */
  readonly order?: readonly Member[];
}

const documented: readonly Member[] = ['algorithm', 'key', 'md5'];

/** The SSE-C headers of one carrier: a value of the class of each member. */
export function sentHeaders(input: MembersInput): SentHeaders {
  const { carrier, salt, order = documented } = input;
  const state = { ...validMembers, ...input.state };
  const random = randomOf(salt);
  const algorithm = algorithmValues(state.algorithm, random);
  const keys = keyValues(state.key, { ...input, random });
  const md5 = md5Values(state.md5, { ...keys, other: input.other, random });
  const values = { algorithm, key: keys.values, md5 };
  return {
    carrier,
    state,
    members: order.flatMap((member) => values[member].map((value) => [member, value] as const)),
  };
}

const otherAlgorithms = [
  'KMS',
  'AES128',
  'AES192',
  'aws:kms',
  'AES',
  'AES256-GCM',
  '3DES',
  'NONE',
  'AES2560',
  'ES256',
  'AES25',
  'AES256,AES256',
  'AES256;',
  '"AES256"',
  'AES-256',
  'AES/256',
  'none',
] as const;
const otherCases = ['aes256', 'Aes256', 'AeS256', 'aES256'] as const;

function algorithmValues(name: AlgorithmMember, random: Random): readonly string[] {
  const another = () => (random.oneIn(3) ? word(random) : random.pick(otherAlgorithms));
  return {
    AES256: () => ['AES256'],
    absent: () => [],
    empty: () => [''],
    'outer-space': () => [random.pick([' AES256', 'AES256 ', '\tAES256', ' AES256\t'])],
    'inner-space': () => [random.pick(['AES 256', 'A ES256', 'AES2 56'])],
    'other-case': () => [random.pick(otherCases)],
    'other-value': () => [another()],
    'twice-same': () => ['AES256', 'AES256'],
    'twice-different': () =>
      random.pick([
        ['AES256', another()],
        [another(), 'AES256'],
      ]),
  }[name]();
}

/** A word of letters and digits that is not the algorithm. */
function word(random: Random): string {
  const letters = Array.from({ length: 1 + random.below(12) }, () =>
    random.pick([...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789']),
  );
  const text = letters.join('');
  return text === 'AES256' ? 'AES257' : text;
}

interface KeyValues {
  readonly values: readonly string[];
  /** The bytes that the sender means, of which the MD5 is made. */
  readonly meant: Uint8Array;
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');

function keyValues(name: KeyMember, of: MembersInput & { readonly random: Random }): KeyValues {
  const { key, other, random } = of;
  const meaning = (meant: Uint8Array, ...values: readonly string[]) => ({ meant, values });
  const bytes = (meant: Uint8Array) => meaning(meant, base64(meant));
  return {
    'the-key': () => bytes(key.bytes),
    'other-key': () => bytes(other.bytes),
    'near-key': () => bytes(nearKey(key.bytes, random)),
    absent: () => meaning(key.bytes),
    empty: () => meaning(new Uint8Array(), ''),
    'other-length': () => bytes(ofOtherLength(key.bytes, random)),
    'lenient-base64': () => meaning(key.bytes, lenient(key, random)),
    undecodable: () => meaning(key.bytes, undecodable(key, random)),
    'beyond-ascii': () => meaning(key.bytes, beyondAscii(key, random)),
    'twice-same': () => meaning(key.bytes, key.base64, key.base64),
    'twice-different': () =>
      random.oneIn(2)
        ? meaning(key.bytes, key.base64, other.base64)
        : meaning(key.bytes, other.base64, key.base64),
  }[name]();
}

/** The key with one bit turned: the first, the last or any. */
function nearKey(key: Uint8Array, random: Random): Uint8Array {
  const at = random.pick([0, 31, random.below(32)]);
  const bit = 1 << random.below(8);
  return key.map((byte, index) => (index === at ? byte ^ bit : byte));
}

const otherLengths = [16, 31, 33, 1, 24, 15, 17, 48, 64, 44, 128, 255, 1024, 3072] as const;

/** The key cut or repeated to another length, up to 3 KiB. */
function ofOtherLength(key: Uint8Array, random: Random): Uint8Array {
  const drawn = random.oneIn(3) ? 1 + random.below(200) : random.pick(otherLengths);
  const length = drawn === 32 ? 33 : drawn;
  return Uint8Array.from({ length }, (_, at) => key[at % 32] ?? 0);
}

/** A spelling that a decoder of some kind reads as the key. */
function lenient(key: CustomerKey, random: Random): string {
  const text = key.base64;
  const at = 1 + random.below(40);
  const put = (what: string) => text.slice(0, at) + what + text.slice(at);
  return random.pick([
    () => text.replace(/=+$/, ''),
    () => `${text}=`,
    () => put(' '),
    () => put('!'),
    () => put('#$'),
    () => put('\t'),
    () => `${text}===`,
    () => `!${text}`,
    () => `${text}!`,
    () => withSpareBit(text),
    () => text.replaceAll('+', '-').replaceAll('/', '_').replace('=', ''),
  ])();
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Sets an unused bit: the 43rd character of a 32-byte key has two beyond the last byte. */
function withSpareBit(text: string): string {
  return `${text.slice(0, 42)}${digits[digits.indexOf(text[42] ?? 'A') | 1] ?? 'B'}=`;
}

/** Text in which no decoder finds 32 bytes. */
function undecodable(key: CustomerKey, random: Random): string {
  return random.pick([
    () => '!*%$',
    () => 'not-valid-base64!!!',
    () => '====',
    () => base64(key.bytes).slice(0, 1 + random.below(30)),
    () => Buffer.from(key.bytes).toString('hex'),
    () => base64(Buffer.from(key.base64)),
    () => '%'.repeat(1 + random.below(60)),
    () => '{"key": null}',
  ])();
}

function beyondAscii(key: CustomerKey, random: Random): string {
  return random.pick([
    () => '\u00e9\u00e8\u00ea'.repeat(1 + random.below(15)),
    () => `\u00ff\u0080${key.base64.slice(8)}`,
    () => `${key.base64.slice(0, 20)}\u00df\u00fe`,
  ])();
}

function md5Values(
  name: Md5Member,
  of: { readonly meant: Uint8Array; readonly other: CustomerKey; readonly random: Random },
): readonly string[] {
  const { meant, other, random } = of;
  const own = hash('md5', meant, 'base64');
  return {
    'of-the-key': () => [own],
    absent: () => [],
    empty: () => [''],
    'of-other-bytes': () => [otherMd5(own, of)],
    'other-length': () => [
      random.pick([
        () => base64(Buffer.from(own, 'base64').subarray(0, 1 + random.below(15))),
        () =>
          base64(Buffer.concat([Buffer.from(own, 'base64'), Buffer.alloc(1 + random.below(84))])),
        () => hash('sha256', meant, 'base64'),
        () => hash('sha1', meant, 'base64'),
        () => hash('md5', meant, 'hex'),
      ])(),
    ],
    'other-spelling': () => [
      random.pick([
        () => own.replace(/=+$/, ''),
        () => own.replace(/=$/, ''),
        () => `!${own}`,
        () => `${own.slice(0, 8)}#${own.slice(8)}`,
      ])(),
    ],
    undecodable: () => [random.pick(['not base64!!', '*', '%%%%', '[object Object]'])],
    'twice-same': () => [own, own],
    'twice-different': () => (random.oneIn(2) ? [own, other.md5Base64] : [other.md5Base64, own]),
  }[name]();
}

/** The MD5 of something else, or the right one with one character changed. */
function otherMd5(
  own: string,
  {
    meant,
    other,
    random,
  }: { readonly meant: Uint8Array; readonly other: CustomerKey; readonly random: Random },
): string {
  const changed = random.pick([
    () => other.md5Base64,
    () => hash('md5', base64(meant), 'base64'),
    () => `${own.startsWith('A') ? 'B' : 'A'}${own.slice(1)}`,
    () => hash('md5', 'other bytes', 'base64'),
    () => hash('md5', '', 'base64'),
  ])();
  return changed === own ? hash('md5', 'other bytes', 'base64') : changed;
}
