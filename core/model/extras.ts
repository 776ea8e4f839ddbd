import { internalHeaders, internalReadHeaders } from '../../spec/internal-headers.ts';
import type { HeaderPair, QueryPair } from '../values.ts';

interface Extra {
  /** `writes`: PutObject and CreateMultipartUpload; `reads`: GetObject and HeadObject; `http`: without TLS. */
  readonly on: readonly (
    | ('writes' | 'puts' | 'copies' | 'reads' | 'selects' | 'forms' | 'acls' | 'http')
    // With a date by which the condition fails.
    | ('failing-reads' | 'failing-copies')
  )[];
  readonly headers?: readonly HeaderPair[];
  readonly query?: readonly QueryPair[];
  /** Sends `Expect: 100-continue`, or the body in chunked transfer coding without a length. */
  readonly transport?: 'expectContinue' | 'chunked';
}

const past = 'Mon, 01 Jan 2001 00:00:00 GMT';
const future = 'Fri, 01 Jan 2100 00:00:00 GMT';

/** What `response-headers` asks for, by the name of the header of the answer. */
export const overrides = [
  ['cache-control', 'no-cache'],
  ['content-disposition', 'attachment'],
  ['content-encoding', 'identity'],
  ['content-language', 'fr'],
  ['expires', past],
] as const satisfies readonly HeaderPair[];

/**
 * Headers, fields and parameters for which endpoints take other paths. What is allowed changes by
 * ACLs and by conditions that fail alone.
 */
const extras = {
  acl: { on: ['writes', 'copies'], headers: [['x-amz-acl', 'bucket-owner-full-control']] },
  'public-acl': { on: ['writes', 'copies', 'acls'], headers: [['x-amz-acl', 'public-read']] },
  'storage-class': {
    on: ['writes', 'copies'],
    headers: [['x-amz-storage-class', 'STANDARD']],
  },
  origin: { on: ['writes', 'copies', 'reads'], headers: [['origin', 'https://app.example']] },
  payer: { on: ['writes', 'copies', 'reads'], headers: [['x-amz-request-payer', 'requester']] },
  expect: { on: ['writes'], transport: 'expectContinue' },
  chunked: { on: ['puts'], transport: 'chunked' },
  internal: { on: ['puts'], headers: internalHeaders },
  'source-modified-since': {
    on: ['copies'],
    headers: [['x-amz-copy-source-if-modified-since', past]],
  },
  'source-unmodified-since': {
    on: ['copies'],
    headers: [['x-amz-copy-source-if-unmodified-since', future]],
  },
  'copy-checksum': { on: ['copies'], headers: [['x-amz-checksum-algorithm', 'CRC32']] },
  'tagging-directive': { on: ['copies'], headers: [['x-amz-tagging-directive', 'COPY']] },
  'content-type': { on: ['reads'], headers: [['content-type', 'text/plain']] },
  'accept-encoding': { on: ['reads'], headers: [['accept-encoding', 'gzip']] },
  'modified-since': { on: ['reads'], headers: [['if-modified-since', past]] },
  'unmodified-since': { on: ['reads'], headers: [['if-unmodified-since', future]] },
  'checksum-mode': { on: ['reads'], headers: [['x-amz-checksum-mode', 'ENABLED']] },
  'internal-read': { on: ['reads'], headers: internalReadHeaders },
  'response-content-type': { on: ['reads'], query: [['response-content-type', 'text/x-test']] },
  'response-headers': {
    on: ['reads'],
    query: overrides.map(([name, value]) => [`response-${name}`, value] as const),
  },
  // In the document, so that it has no header.
  'scan-range': { on: ['selects'] },
  'forwarded-https': { on: ['http'], headers: [['x-forwarded-proto', 'https']] },
  'unmodified-since-past': { on: ['failing-reads'], headers: [['if-unmodified-since', past]] },
  'modified-since-future': { on: ['failing-reads'], headers: [['if-modified-since', future]] },
  'source-unmodified-since-past': {
    on: ['failing-copies'],
    headers: [['x-amz-copy-source-if-unmodified-since', past]],
  },
  'source-modified-since-future': {
    on: ['failing-copies'],
    headers: [['x-amz-copy-source-if-modified-since', future]],
  },
  status: { on: ['forms'], headers: [['success_action_status', '201']] },
} as const satisfies Readonly<Record<string, Extra>>;
export type ExtraName = keyof typeof extras;

/** The extras of a kind of request. */
export function extrasOn(kind: Extra['on'][number]): readonly ExtraName[] {
  const all = Object.entries(extras) as readonly (readonly [ExtraName, Extra])[];
  return all.filter(([, { on }]) => on.includes(kind)).map(([name]) => name);
}

/** The headers or form fields, the query, and the transport of some extras. */
export function extraParts(names: readonly ExtraName[] = []): {
  readonly headers: readonly HeaderPair[];
  readonly query: readonly QueryPair[];
  readonly transport: { readonly [T in NonNullable<Extra['transport']>]?: true };
} {
  const all: readonly Extra[] = names.map((name) => extras[name]);
  return {
    headers: all.flatMap(({ headers = [] }) => headers),
    query: all.flatMap(({ query = [] }) => query),
    transport: Object.fromEntries(
      all.flatMap(({ transport }) => (transport === undefined ? [] : [[transport, true]])),
    ),
  };
}
