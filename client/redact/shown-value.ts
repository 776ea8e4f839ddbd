import { counted } from '../../core/counted.ts';
import type { DraftHead, HeaderPair, MemberPair } from '../../core/values.ts';
import type { Secrets } from './secrets.ts';

const valueLengthMax = 512;

/** Redacts values: a known key becomes its fingerprint, an unknown secret its size. */
export interface Shower {
  key(value: string): string;
  md5(value: string): string;
  algorithm(value: string): string;
  member(pair: MemberPair): string;
  /** A value whose name is on an allow-list: known secrets replaced, one line, cut to a bound. */
  text(value: string): string;
}

/** A `Shower` for the values of one request and of its answer. */
export function shower(secrets: Secrets, draft: DraftHead): Shower {
  const text = (value: string) => clipped(oneLine(secrets.scrub(value, draft)), valueLengthMax);
  const key = (value: string) =>
    secrets.keyNamed(value) ?? (value === '' ? '(empty)' : hidden(value));
  const md5 = (value: string) => {
    const fingerprint = secrets.keyOfMd5(value);
    if (fingerprint !== undefined) return `MD5 of ${fingerprint}`;
    return value === '' ? '(empty)' : '(not shown)';
  };
  // A mutation may put a key where the algorithm belongs.
  const algorithm = (value: string) => (/^[\w:. -]{0,16}$/.test(value) ? value : hidden(value));
  const of = { algorithm, key, md5 };
  return { ...of, text, member: ([member, value]) => of[member](value) };
}

/** A redacted header, or undefined for one whose name is not shown either. */
export function shownPair(
  [name, value]: HeaderPair,
  of: { readonly show: Shower; readonly isSafe: (name: string) => boolean },
): HeaderPair | undefined {
  const lower = name.toLowerCase().trim();
  if (neverNamed.test(lower)) return undefined;
  const shownName = of.show.text(name);
  if (lower.includes('customer-key-md5')) return [shownName, of.show.md5(value)];
  if (lower.includes('customer-key')) return [shownName, of.show.key(value)];
  if (lower.endsWith('customer-algorithm')) return [shownName, of.show.algorithm(value)];
  return [shownName, of.isSafe(lower) ? of.show.text(value) : hidden(value)];
}

/** Stands for a hidden value: its size. */
function hidden(value: string): string {
  return `(${counted(value.length, 'byte')}, not shown)`;
}

/** Replaces control characters, which could forge lines of a log. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]/gu, '\u00B7');
}

/** Cuts to `length` characters and says so where it cut. */
export function clipped(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length)}… (${text.length} characters)`;
}

const neverNamed =
  /^(?:proxy-)?authorization$|cookie|^x-amz-(?:security-token|signature|credential)$/;
