import type { QueryPair } from '../../core/values.ts';

const unreservedOnly = /^[A-Za-z0-9\-._~]*$/;
const unreservedOrSlash = /^[A-Za-z0-9\-._~/]*$/;
const slash = 0x2f;

const unreserved = new Set(
  Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~'),
);

/** Percent-encodes UTF-8 bytes, except the unreserved characters of RFC 3986. */
export function encodeComponent(text: string): string {
  return unreservedOnly.test(text) ? text : encodeBytes(text, { keepSlash: false });
}

/** Like `encodeComponent`, but keeps slashes. For S3 a path is encoded once, not twice. */
export function encodePath(text: string): string {
  return unreservedOrSlash.test(text) ? text : encodeBytes(text, { keepSlash: true });
}

/** The query as sent: in the given order, a parameter without value without `=`. */
export function encodeQuery(query: readonly QueryPair[]): string {
  return query
    .map(([name, value]) =>
      value === undefined
        ? encodeComponent(name)
        : `${encodeComponent(name)}=${encodeComponent(value)}`,
    )
    .join('&');
}

/** The query as signed: sorted by encoded name, then value; always with `=`. */
export function canonicalQuery(query: readonly QueryPair[]): string {
  if (query.length === 0) return '';
  return query
    .map(([name, value]) => [encodeComponent(name), encodeComponent(value ?? '')] as const)
    .sort((left, right) => compare(left[0], right[0]) || compare(left[1], right[1]))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

/** Compares by code unit, as signing requires, not by locale. */
export function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

function encodeBytes(text: string, { keepSlash }: { readonly keepSlash: boolean }): string {
  let encoded = '';
  for (const byte of Buffer.from(text, 'utf8')) {
    const stays = unreserved.has(byte) || (keepSlash && byte === slash);
    encoded += stays
      ? String.fromCharCode(byte)
      : `%${byte < 16 ? '0' : ''}${byte.toString(16).toUpperCase()}`;
  }
  return encoded;
}
