import type { ClauseId } from '../../spec/clauses.ts';
import type { Level } from '../verdict.ts';
import type { Members, Reading } from './readings.ts';
import { sameBytes } from './readings.ts';
import type { Role } from './roles.ts';
import type { Scene } from './scene.ts';

/** What an entry says of a request for which it holds. */
export interface Says {
  readonly says: 'refuse' | 'open';
  readonly level: Level;
}

/** The SSE-C headers of one carrier, read one way, and what they meet. */
interface Carried {
  readonly role: Role;
  readonly reading: Reading;
  /** Undefined where nothing is met; `plain` without a customer key. */
  readonly met: Uint8Array | 'plain' | undefined;
}

/** One thing that can be wrong with SSE-C headers. */
export interface MemberEntry extends Says {
  readonly id: string;
  readonly on: readonly Role['kind'][];
  readonly clause: (role: Role) => ClauseId;
  readonly when: (of: Carried) => boolean;
}

const all: MemberEntry['on'] = ['encrypts', 'part', 'reads'];
const compared: MemberEntry['on'] = ['part', 'reads'];
const everywhere: MemberEntry['on'] = [...all, 'completes', 'lists'];

const fits = ({ reading, met }: Carried) =>
  met instanceof Uint8Array && reading.keys.some((key) => sameBytes(key, met));

/** Anything but the valid headers of the upload. */
const isOther = (of: Carried) =>
  !fits(of) || of.reading.algorithm !== 'AES256' || of.reading.md5 !== 'right';
/** All three members were sent. */
const isWhole = ({ algorithm, isKeySent, md5 }: Reading) =>
  algorithm !== 'none' && isKeySent && md5 !== 'none';
const isOdd = ({ isKeyOddlySpelled, md5, algorithm }: Reading) =>
  isKeyOddlySpelled || md5 === 'oddly spelled' || algorithm === 'other letter case';

/**
 * What is wrong with SSE-C headers that were sent, and what the documents make of it. `open` stands
 * for what they leave to the endpoint, such as how strictly it decodes Base64.
 */
export const memberEntries: readonly MemberEntry[] = [
  {
    ...{ id: 'no-algorithm', on: all, says: 'refuse', level: 'MUST' },
    clause: (role) => role.members,
    when: ({ reading }) => reading.algorithm === 'none',
  },
  {
    ...{ id: 'no-key', on: all, says: 'refuse', level: 'MUST' },
    clause: (role) => role.members,
    when: ({ reading }) => !reading.isKeySent,
  },
  {
    ...{ id: 'algorithm-unknown', on: all, says: 'refuse', level: 'MUST' },
    clause: (role) => role.algorithm,
    when: ({ reading }) => reading.algorithm === 'another',
  },
  {
    ...{ id: 'key-not-of-32-bytes', on: all, says: 'refuse', level: 'MUST' },
    clause: (role) => role.key,
    when: ({ reading }) => reading.isKeySent && reading.keys.length === 0,
  },
  {
    ...{ id: 'md5-mismatch', on: all, says: 'refuse', level: 'MUST' },
    clause: () => 'ssec.key-md5.integrity',
    when: ({ reading }) => reading.keys.length > 0 && reading.md5 === 'wrong',
  },
  {
    ...{ id: 'other-key', on: compared, says: 'refuse', level: 'MUST' },
    clause: (role) => role.sameKey,
    when: (of) => of.met instanceof Uint8Array && of.reading.keys.length > 0 && !fits(of),
  },
  {
    ...{ id: 'headers-on-plain', on: compared, says: 'refuse', level: 'SHOULD' },
    clause: (role) => role.onPlain,
    when: ({ met }) => met === 'plain',
  },
  {
    ...{ id: 'algorithm-spaced', on: all, says: 'refuse', level: 'SHOULD' },
    clause: (role) => role.algorithm,
    when: ({ reading }) => reading.algorithm === 'spaces inside',
  },
  {
    ...{ id: 'no-md5-on-write', on: ['encrypts', 'part'], says: 'refuse', level: 'MUST' },
    clause: () => 'ssec.put.triple',
    when: ({ reading }) => reading.md5 === 'none',
  },
  {
    ...{ id: 'no-md5-of-attributes', on: ['reads'], says: 'refuse', level: 'SHOULD' },
    clause: (role) => role.needsKey,
    when: ({ role, reading }) => role.needsMd5 === true && reading.md5 === 'none',
  },
  {
    ...{ id: 'no-md5', on: ['reads'], says: 'open', level: 'SHOULD' },
    clause: (role) => role.members,
    when: ({ role, reading }) => role.needsMd5 !== true && reading.md5 === 'none',
  },
  {
    ...{ id: 'algorithm-in-other-case', on: all, says: 'open', level: 'MAY' },
    clause: (role) => role.algorithm,
    when: ({ reading }) => reading.algorithm === 'other letter case',
  },
  {
    ...{ id: 'key-oddly-spelled', on: all, says: 'open', level: 'MAY' },
    clause: (role) => role.key,
    when: ({ reading }) => reading.isKeyOddlySpelled,
  },
  {
    ...{ id: 'md5-oddly-spelled', on: all, says: 'open', level: 'MAY' },
    clause: () => 'ssec.key-md5.form',
    when: ({ reading }) => reading.md5 === 'oddly spelled',
  },
  {
    ...{ id: 'headers-on-complete', on: ['completes'], says: 'refuse', level: 'SHOULD' },
    clause: (role) => role.members,
    when: (of) => isOther(of) && isWhole(of.reading) && !isOdd(of.reading),
  },
  {
    ...{ id: 'odd-headers-on-complete', on: ['completes'], says: 'open', level: 'SHOULD' },
    clause: (role) => role.members,
    when: (of) => isOdd(of.reading) || (isOther(of) && !isWhole(of.reading)),
  },
  {
    ...{ id: 'headers-on-list', on: ['lists'], says: 'open', level: 'SHOULD' },
    clause: (role) => role.members,
    when: (of) => isOther(of) || isOdd(of.reading),
  },
];

/** Entries about a carrier as a whole. */
export interface CarrierEntry extends Says {
  readonly id: string;
  readonly on: readonly Role['kind'][];
  readonly clause: (role: Role) => ClauseId;
  readonly when: (of: {
    readonly members: Members | undefined;
    readonly met: Uint8Array | 'plain' | undefined;
  }) => boolean;
}

/** What is wrong with the SSE-C headers of a carrier as a whole. */
export const carrierEntries: readonly CarrierEntry[] = [
  {
    ...{ id: 'no-headers-on-sse-c', on: compared, says: 'refuse', level: 'MUST' },
    clause: (role) => role.needsKey,
    when: ({ members, met }) => members === undefined && met instanceof Uint8Array,
  },
  {
    ...{ id: 'repeated-otherwise', on: [...all, 'lists'], says: 'refuse', level: 'SHOULD' },
    clause: () => 'derived.one-value',
    when: ({ members }) => members?.repeated === 'different',
  },
  {
    // Amazon S3 takes headers that are partial for none here.
    ...{ id: 'repeated-on-complete', on: ['completes'], says: 'refuse', level: 'SHOULD' },
    clause: () => 'derived.one-value',
    when: ({ members }) => members?.repeated === 'different' && members.readings.every(isWhole),
  },
  {
    ...{ id: 'repeated-the-same', on: everywhere, says: 'open', level: 'MAY' },
    clause: () => 'derived.one-value',
    when: ({ members }) => members?.repeated === 'the same',
  },
];

/** One thing that can be wrong with a request, apart from what its SSE-C headers hold. */
export interface RequestEntry extends Says {
  readonly id: string;
  readonly clause: ClauseId;
  readonly when: (scene: Scene) => boolean;
}

/** The parts of an entry that are no function. */
export const entry = (id: string, says: Says['says'], level: Says['level'], clause: ClauseId) => ({
  ...{ id, says, level, clause },
});
