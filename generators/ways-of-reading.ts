import type { CustomerKey } from '../core/customer-key.ts';
import type { Exchange } from '../core/exchange.ts';
import { type Addition, addition } from '../core/expectations/expectation.ts';
import { keepsSecret } from '../core/expectations.ts';
import type { HeaderPair, QueryPair, Stored } from '../core/values.ts';
import type { Variation } from '../core/world.ts';
import { internalReadHeaders } from '../spec/internal-headers.ts';

/** Dates for conditions, before and after every write of a run. */
export const past = 'Mon, 01 Jan 2001 00:00:00 GMT';

export const future = 'Fri, 01 Jan 2100 00:00:00 GMT';

export type ReadBy = (of: Stored) => Variation;

const headers =
  (...pairs: readonly HeaderPair[]) =>
  (): Variation => ({ headers: pairs });

const query =
  (...pairs: readonly QueryPair[]) =>
  (): Variation => ({ query: pairs });

const range = (value: string) => headers(['range', `bytes=${value}`]);

/** Headers and parameters of a read that do not change the object it returns. */
export const modifiers = {
  'If-Match of its ETag': ({ etag }) => ({ headers: [['if-match', etag]] }),
  'If-None-Match of another ETag': headers(['if-none-match', '"0"']),
  'If-Modified-Since long ago': headers(['if-modified-since', past]),
  'If-Unmodified-Since far ahead': headers(['if-unmodified-since', future]),
  'x-amz-checksum-mode': headers(['x-amz-checksum-mode', 'ENABLED']),
  Origin: headers(['origin', 'https://app.example']),
  'x-amz-request-payer': headers(['x-amz-request-payer', 'requester']),
  'Content-Type': headers(['content-type', 'text/plain']),
  'Accept-Encoding': headers(['accept-encoding', 'gzip']),
  'response-content-type': query(['response-content-type', 'text/x-test']),
  'a presigned URL': (): Variation => ({ presigned: true }),
} as const satisfies Readonly<Record<string, ReadBy>>;

/** Reads with the key that are answered with a status, after which the object needs its key as before. */
export const earlierReads = {
  '304': ({ etag }) => ({ headers: [['if-none-match', etag]] }),
  '412': headers(['if-match', '"0"']),
} as const satisfies Readonly<Record<string, ReadBy>>;

/** Forms of Range on an object of 4 KiB. */
export const ranges = {
  'the first byte': range('0-0'),
  'an open range': range('17-'),
  'a suffix': range('-16'),
  'a range beyond the end': range('4000-1000000'),
  'If-Range of its ETag': ({ etag }) => ({
    headers: [
      ['range', 'bytes=16-31'],
      ['if-range', etag],
    ],
  }),
  'a presigned URL': (): Variation => ({ presigned: true, headers: [['range', 'bytes=16-31']] }),
} as const satisfies Readonly<Record<string, ReadBy>>;

/** Reads that an endpoint may refuse even with the right key. */
export const optionalReads = {
  'two ranges': range('0-15,32-47'),
  'a reversed range': range('31-16'),
  'partNumber=1': query(['partNumber', '1']),
  'a Range and a partNumber': () => ({
    headers: [['range', 'bytes=0-15']],
    query: [['partNumber', '1']],
  }),
  'a range behind the end': range('5000-'),
} as const satisfies Readonly<Record<string, ReadBy>>;

/** Headers by which endpoints tell their own replication of stored ciphertext from a client. */
export const internalReads = {
  'x-minio-source-replication-request': headers(internalReadHeaders[0]),
  'x-minio-source-proxy-request': headers(internalReadHeaders[1]),
} as const satisfies Readonly<Record<string, ReadBy>>;

/** Conditions on the source of a copy, all of which hold. */
export const conditions = [
  ['x-amz-copy-source-if-match', 'the ETag of the source'],
  ['x-amz-copy-source-if-none-match', '"0"'],
  ['x-amz-copy-source-if-modified-since', past],
  ['x-amz-copy-source-if-unmodified-since', future],
] as const satisfies readonly HeaderPair[];

/** Conditions on the source of a copy, none of which holds. */
export const failingConditions = [
  ['x-amz-copy-source-if-match', '"0"'],
  ['x-amz-copy-source-if-none-match', 'the ETag of the source'],
  ['x-amz-copy-source-if-unmodified-since', past],
] as const satisfies readonly HeaderPair[];

/** The header, with the ETag of this source where it asks for that. */
export function modified([name, value]: readonly [string, string], source: Stored): HeaderPair {
  return [name, value.startsWith('the ETag') ? source.etag : value];
}

/** The answer contains none of the drawn keys. */
export function keepsKeys(): Addition<Exchange, { readonly keys: readonly CustomerKey[] }> {
  return addition({
    says: 'contains no customer key',
    harm: 'key-exposed',
    check: (answer, { keys }) => keys.flatMap((key) => keepsSecret('key').check(answer, { key })),
  });
}
