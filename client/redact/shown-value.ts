import type { DraftHead, HeaderPair, MemberPair } from '../../core/values.ts';
import type { Secrets } from './secrets.ts';

const valueLengthMax = 512;

/** What evidence shows of a value: known secrets by fingerprint, unknown ones by their size. */
export interface Shower {
  key(value: string): string;
  md5(value: string): string;
  algorithm(value: string): string;
  member(pair: MemberPair): string;
  /** Any text that is not a secret by its name; scrubbed, on one line, cut. */
  text(value: string): string;
}

/** Shows the values of one request and of its answer. */
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

/** A header as evidence shows it, or nothing for one that it never names. */
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

/** The size of what is not shown. */
function hidden(value: string): string {
  return `(${value.length} bytes, not shown)`;
}

/** Control characters replaced: they would forge lines of a log. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]/gu, '\u00B7');
}

/** At most `length` characters; says when there was more. */
export function clipped(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length)}… (${text.length} characters)`;
}

const neverNamed =
  /^(?:proxy-)?authorization$|cookie|^x-amz-(?:security-token|signature|credential)$/;
