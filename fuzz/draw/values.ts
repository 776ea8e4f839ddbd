import type { HeaderState } from '../../core/model/members.ts';
import {
  algorithmMemberClasses,
  keyMemberClasses,
  md5MemberClasses,
} from '../../core/model/members.ts';
import type { Random } from '../../generators/random.ts';
import type { Member } from '../../spec/operations.ts';
import type { SentKey, Step } from '../step.ts';

const kibibyte = 1024;
const mebibyte = kibibyte * kibibyte;
/** What a part but the last must have. */
export const partBytes = 5 * mebibyte;

const edges = [0, 1, 15, 16, 17, 31, 32, 64, 4096, 65_535, 65_536, 65_537] as const;

/** A size in bytes: an edge, or log-uniform up to a limit. */
export function drawSize(random: Random, most = 256 * kibibyte): number {
  if (most > mebibyte && !random.oneIn(3)) return most - random.below(kibibyte * 64);
  if (random.oneIn(3)) return Math.min(random.pick(edges), most);
  const scale = random.below(1000) / 1000;
  return Math.floor((most + 1) ** scale) - 1;
}

/** A seed for a body or for the values of a class. */
export function drawSalt(random: Random): number {
  return 1 + random.below(1_000_000_000);
}

const algorithms = Object.keys(algorithmMemberClasses) as (keyof typeof algorithmMemberClasses)[];
const keys = Object.keys(keyMemberClasses) as (keyof typeof keyMemberClasses)[];
const md5s = Object.keys(md5MemberClasses) as (keyof typeof md5MemberClasses)[];

/** Classes of one member that are not the valid one. */
function faulty<const T>(of: readonly T[], valid: T): readonly T[] {
  return of.filter((one) => one !== valid);
}

/** Some members and not the others. */
const partial: readonly Partial<HeaderState>[] = [
  { algorithm: 'absent', key: 'absent' },
  { algorithm: 'absent', md5: 'absent' },
  { key: 'absent', md5: 'absent' },
  { key: 'absent' },
  { md5: 'absent' },
];

/** One member of a class that is not the valid one, sometimes two or three. */
function drawFaults(random: Random): Partial<HeaderState> {
  if (random.oneIn(7)) return random.pick(partial);
  const count = random.oneIn(5) ? 2 + random.below(2) : 1;
  const members: Member[] = ['algorithm', 'key', 'md5'];
  let state: Partial<HeaderState> = {};
  for (let at = 0; at < count; at += 1) {
    const [member = 'key'] = members.splice(random.below(members.length), 1);
    state = { ...state, ...drawFault(member, random) };
  }
  const isNone = ['algorithm', 'key', 'md5'].every((one) => state[one as Member] === 'absent');
  return isNone ? { key: 'absent' } : state;
}

/** Faulty members; now and then the key is text that is no Base64 of one, or too long for a header. */
export function drawFaulty(random: Random): Pick<SentKey, 'state' | 'text'> {
  const state = drawFaults(random);
  const isOdd = state.key === 'other-length' && random.oneIn(4);
  return { state, ...(isOdd && { text: random.pick(['raw', '8 KiB'] as const) }) };
}

/** Classes that hold the most values, or that endpoints get wrong most often. */
const likely = {
  algorithm: ['absent', 'other-value', 'other-value'],
  key: ['absent', 'other-length', 'other-length', 'undecodable', 'undecodable'],
  md5: ['absent', 'of-other-bytes', 'of-other-bytes'],
} as const;

function drawFault(member: Member, random: Random): Partial<HeaderState> {
  if (random.oneIn(2)) return { [member]: random.pick(likely[member]) };
  if (member === 'algorithm') return { algorithm: random.pick(faulty(algorithms, 'AES256')) };
  if (member === 'md5') return { md5: random.pick(faulty(md5s, 'of-the-key')) };
  return { key: random.pick(faulty(keys, 'the-key')) };
}

const orders: readonly (readonly Member[])[] = [
  ['algorithm', 'md5', 'key'],
  ['key', 'algorithm', 'md5'],
  ['key', 'md5', 'algorithm'],
  ['md5', 'algorithm', 'key'],
  ['md5', 'key', 'algorithm'],
];

/** A key as it is sent: valid, or with faults in the given share of all cases. */
export function drawSentKey(
  random: Random,
  { key, faultsIn100 }: { readonly key: SentKey['key']; readonly faultsIn100: number },
): SentKey {
  return {
    key,
    salt: drawSalt(random),
    ...(random.below(100) < faultsIn100 && drawFaulty(random)),
    ...(random.oneIn(8) && { order: random.pick(orders) }),
  };
}

const sums = ['crc32', 'crc32c', 'crc64nvme', 'sha1', 'sha256'] as const;
/** Kinds that S3 had last, which are sent with a wrong value alone. */
const newSums = ['sha512', 'md5', 'xxhash64'] as const;

/** A checksum or Content-MD5 that is not that of the body, as a header or a trailer. */
export function drawWrongSum(random: Random, { signing }: Pick<Step, 'signing'>): Partial<Step> {
  if (random.oneIn(5)) return { contentMd5: random.pick(['wrong', 'malformed'] as const) };
  if (random.oneIn(4)) return { checksum: { algorithm: random.pick(newSums), isRight: false } };
  const isTrailer = signing === 'header' && random.oneIn(2);
  return {
    checksum: { algorithm: random.pick(sums), isRight: false },
    ...(isTrailer && { payload: random.pick(['streaming-trailer', 'unsigned-trailer'] as const) }),
  };
}
