import type { QueryPair } from '../../core/values.ts';

const unreservedOnly = /^[A-Za-z0-9\-._~]*$/;
const unreservedOrSlash = /^[A-Za-z0-9\-._~/]*$/;
const slash = 0x2f;

const unreserved = new Set(
  Buffer.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~'),
);

/** Percent-encodes all but RFC 3986's unreserved characters, over the UTF-8 bytes. */
export function encodeComponent(text: string): string {
  return unreservedOnly.test(text) ? text : encodeBytes(text, { keepSlash: false });
}

/** Like `encodeComponent`, but a slash stays. S3 encodes a path once, not twice. */
export function encodePath(text: string): string {
  return unreservedOrSlash.test(text) ? text : encodeBytes(text, { keepSlash: true });
}

/** The query as it goes on the wire: the given order, a bare name without `=`. */
export function encodeQuery(query: readonly QueryPair[]): string {
  return query
    .map(([name, value]) =>
      value === undefined
        ? encodeComponent(name)
        : `${encodeComponent(name)}=${encodeComponent(value)}`,
    )
    .join('&');
}

/** The query as it is signed: sorted by encoded name, then value; a bare name gets its `=`. */
export function canonicalQuery(query: readonly QueryPair[]): string {
  if (query.length === 0) return '';
  return query
    .map(([name, value]) => [encodeComponent(name), encodeComponent(value ?? '')] as const)
    .sort((left, right) => compare(left[0], right[0]) || compare(left[1], right[1]))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

/** Orders by code unit, as signing wants it; never by locale. */
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
