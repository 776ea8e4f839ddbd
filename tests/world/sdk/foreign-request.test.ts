import { expect, test } from 'vitest';
import type { HeaderPair, QueryPair } from '../../../core/values.ts';
import { draftOfForeign, operationOf, signaturesIn } from '../../../world/sdk/foreign-request.ts';

const copySource: readonly HeaderPair[] = [['x-amz-copy-source', '/b/one']];
const named = (...names: readonly string[]) => names.map((name): QueryPair => [name, '1']);

test.each([
  ['GET', [], [], 'GetObject'],
  ['HEAD', [], [], 'HeadObject'],
  ['PUT', [], [], 'PutObject'],
  ['PUT', [], copySource, 'CopyObject'],
  ['PUT', named('uploadId', 'partNumber'), [], 'UploadPart'],
  ['PUT', named('uploadId', 'partNumber'), copySource, 'UploadPartCopy'],
  ['POST', named('uploads'), [], 'CreateMultipartUpload'],
  ['POST', named('uploadId'), [], 'CompleteMultipartUpload'],
  ['DELETE', named('uploadId'), [], 'AbortMultipartUpload'],
  ['DELETE', [], [], 'DeleteObject'],
] as const)(
  '%s with the query %j and the headers %j is %s',
  (method, query, headers, operation) => {
    expect(operationOf({ method, query, headers })).toBe(operation);
  },
);

const request = {
  origin: 'https://endpoint.test',
  method: 'GET',
  path: '/bucket/a/b%20c?x-id=GetObject&X-Amz-Signature=abc123&X-Amz-Credential=me',
  headers: [
    ['host', 'endpoint.test'],
    ['authorization', 'AWS4-HMAC-SHA256 Credential=me, Signature=def456'],
    ['x-amz-server-side-encryption-customer-key', 'a key'],
    ['x-amz-copy-source-server-side-encryption-customer-algorithm', 'AES256'],
    ['range', 'bytes=0-1'],
  ],
  body: new Uint8Array(0),
} as const;

test('a request of the AWS SDK is read as one of ours, without what signing added', () => {
  const draft = draftOfForeign(request, { bucket: 'bucket', addressing: 'path' });
  expect(draft).toMatchObject({ operation: 'GetObject', bucket: 'bucket', name: 'a/b c' });
  expect(draft.query).toEqual([['x-id', 'GetObject']]);
  expect(draft.headers).toEqual([['range', 'bytes=0-1']]);
  expect(draft.ssecHeaders).toEqual([
    { carrier: 'headers', members: [['key', 'a key']] },
    { carrier: 'copySourceHeaders', members: [['algorithm', 'AES256']] },
  ]);
});

test('every signature of a request of the AWS SDK is found, in header, query and form', () => {
  expect(signaturesIn(request)).toEqual(['def456', 'abc123']);
  expect(signaturesIn({ ...request, fields: [['X-Amz-Signature', 'ghi']] })).toContain('ghi');
});
