import { hash } from 'node:crypto';
import type { Carrier, Member } from '../../spec/operations.ts';
import { decodedKey } from './decoded-key.ts';
import type { SentHeaders } from './members.ts';

const keyBytes = 32;

/** What an endpoint can make of the SSE-C headers of one carrier, if it takes one value of each. */
export interface Reading {
  readonly algorithm: 'none' | 'AES256' | 'other letter case' | 'spaces inside' | 'another';
  /** Every key of 32 bytes that a decoder may find in the text; empty where none finds one. */
  readonly keys: readonly Uint8Array[];
  readonly isKeySent: boolean;
  /** The text is not the one that encodes the key, so that only some decoders find it. */
  readonly isKeyOddlySpelled: boolean;
  /** Compared with the keys; `oddly spelled`: the right 16 bytes, not in their Base64 form. */
  readonly md5: 'none' | 'right' | 'oddly spelled' | 'wrong';
  /** The keys that the MD5 is of, or all where none was sent. */
  readonly confirmed: readonly Uint8Array[];
}

/** The SSE-C headers of one carrier: a reading for each choice among values that are repeated. */
export interface Members {
  readonly readings: readonly Reading[];
  readonly repeated: 'none' | 'the same' | 'different';
}

const known = new WeakMap<SentHeaders, Members>();

/** Reads the members that were sent; undefined where none was. */
export function readingsOf(sent: SentHeaders | undefined): Members | undefined {
  if (sent === undefined || sent.members.length === 0) return undefined;
  const found = known.get(sent) ?? read(sent);
  known.set(sent, found);
  return found;
}

function read(sent: SentHeaders): Members {
  const values = (member: Member) => [
    ...new Set(
      sent.members.filter(([name]) => name === member).map(([, value]) => asRead(value, sent)),
    ),
  ];
  const [algorithms, keys, md5s] = [values('algorithm'), values('key'), values('md5')];
  const isSplit = [algorithms, keys, md5s].some((list) => list.length > 1);
  const names = sent.members.map(([name]) => name);
  const isRepeated = new Set(names).size < names.length;
  const readings = orNone(algorithms).flatMap((algorithm) =>
    orNone(keys).flatMap((key) => orNone(md5s).map((md5) => reading({ algorithm, key, md5 }))),
  );
  return { readings, repeated: isSplit ? 'different' : isRepeated ? 'the same' : 'none' };
}

/** The value that a server reads: HTTP does not count white space around a header's value. */
export function asRead(value: string, { carrier }: { readonly carrier: Carrier }): string {
  return carrier === 'formFields' ? value : value.replace(/^[ \t]+|[ \t]+$/g, '');
}

function orNone(values: readonly string[]): readonly (string | undefined)[] {
  return values.length === 0 ? [undefined] : values;
}

type Sent = Readonly<Record<Member, string | undefined>>;

function reading({ algorithm, key, md5 }: Sent): Reading {
  const keys = key === undefined ? [] : keysIn(key);
  const isPlain = keys.length === 1 && Buffer.from(keys[0] ?? []).toString('base64') === key;
  return {
    algorithm: algorithmOf(algorithm),
    keys,
    isKeySent: key !== undefined,
    isKeyOddlySpelled: keys.length > 0 && !isPlain,
    ...md5Of(md5, keys),
  };
}

function algorithmOf(text: string | undefined): Reading['algorithm'] {
  if (text === undefined) return 'none';
  if (text === 'AES256') return 'AES256';
  if (text.toUpperCase() === 'AES256') return 'other letter case';
  return text.replace(/\s/g, '').toUpperCase() === 'AES256' ? 'spaces inside' : 'another';
}

/** The keys that a strict decoder, Amazon's, or one that also takes the alphabet of URLs reads. */
function keysIn(text: string): readonly Uint8Array[] {
  const found = [decodedKey(text), Buffer.from(text, 'base64')].filter(
    ({ byteLength }) => byteLength === keyBytes,
  );
  return found.filter((key, at) => found.findIndex((one) => sameBytes(one, key)) === at);
}

function md5Of(
  text: string | undefined,
  keys: readonly Uint8Array[],
): Pick<Reading, 'md5' | 'confirmed'> {
  if (text === undefined) return { md5: 'none', confirmed: keys };
  const exact = keys.filter((key) => hash('md5', key, 'base64') === text);
  if (exact.length > 0) return { md5: 'right', confirmed: exact };
  const odd = keys.filter((key) => isOddSpelling(text, hash('md5', key, 'buffer')));
  return odd.length > 0
    ? { md5: 'oddly spelled', confirmed: odd }
    : { md5: 'wrong', confirmed: keys };
}

/** Whether some decoder reads the text as these 16 bytes; hex is no Base64 of them. */
function isOddSpelling(text: string, md5: Uint8Array): boolean {
  return sameBytes(decodedKey(text), md5) || sameBytes(Buffer.from(text, 'base64'), md5);
}

/** Whether two byte strings are equal. */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}

/** Sent keys whose text is not the Base64 of some bytes, as an encoder writes it. */
export function oddKeysOf({ members }: SentHeaders): readonly string[] {
  const isOdd = (text: string) => Buffer.from(text, 'base64').toString('base64') !== text;
  return members.flatMap(([member, value]) => (member === 'key' && isOdd(value) ? [value] : []));
}
