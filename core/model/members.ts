import type { Carrier, Member } from '../../spec/operations.ts';

/** What can be sent as the algorithm. Each class has one value or many. */
export const algorithmMemberClasses = {
  AES256: 'the one algorithm that SSE-C has',
  absent: 'nothing',
  empty: 'an empty value',
  'outer-space': 'AES256 with white space around it, which HTTP does not count as its value',
  'inner-space': 'AES256 with white space inside it',
  'other-case': 'AES256 in other letter case',
  'other-value': 'any other name',
  'twice-same': 'AES256, in two lines',
  'twice-different': 'AES256 and another name, in two lines',
} as const;
export type AlgorithmMember = keyof typeof algorithmMemberClasses;

/** What can be sent as the customer key. "The key" is the one that is asked for. */
export const keyMemberClasses = {
  'the-key': 'the key, in Base64',
  'other-key': 'another valid key',
  'near-key': 'the key with one bit turned',
  absent: 'nothing',
  empty: 'an empty value',
  'other-length': 'the Base64 of any number of bytes but 32',
  'lenient-base64': 'a spelling that some decoders read as the key, and others do not',
  undecodable: 'text that no decoder reads as 32 bytes',
  'beyond-ascii': 'text with letters beyond ASCII',
  'twice-same': 'the key, in two lines',
  'twice-different': 'the key and another one, in two lines',
} as const;
export type KeyMember = keyof typeof keyMemberClasses;

/** What can be sent as the MD5 of the customer key. */
export const md5MemberClasses = {
  'of-the-key': 'the MD5 of the bytes that were meant as the key',
  absent: 'nothing',
  empty: 'an empty value',
  'of-other-bytes': 'the MD5 of something else',
  'other-length': 'the Base64 of any number of bytes but 16, perhaps with the right MD5 in front',
  'other-spelling': 'the right MD5 without padding, or in the alphabet of URLs',
  undecodable: 'text that is not Base64',
  'twice-same': 'the right MD5, in two lines',
  'twice-different': 'the right MD5 and another one, in two lines',
} as const;
export type Md5Member = keyof typeof md5MemberClasses;

/** The class of each of the three members of one carrier. */
export interface HeaderState {
  readonly algorithm: AlgorithmMember;
  readonly key: KeyMember;
  readonly md5: Md5Member;
}

/** The members of one carrier as they are sent, with their values, in the order of the request. */
export interface SentHeaders {
  readonly carrier: Carrier;
  readonly state: HeaderState;
  readonly members: readonly (readonly [member: Member, value: string])[];
}

/** Valid members of one key. */
export const validMembers: HeaderState = {
  algorithm: 'AES256',
  key: 'the-key',
  md5: 'of-the-key',
};

/** The members whose class is not the valid one. */
export function faultyMembers(state: HeaderState): readonly Member[] {
  const members: readonly Member[] = ['algorithm', 'key', 'md5'];
  return members.filter((member) => state[member] !== validMembers[member]);
}

/**
 * Whether classes can meet: every combination can be sent, but three absent members are no set of
 * SSE-C headers.
 */
export function isFeasible({ algorithm, key, md5 }: HeaderState): boolean {
  return algorithm !== 'absent' || key !== 'absent' || md5 !== 'absent';
}
