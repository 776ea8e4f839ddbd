import { hash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ReferenceEndpoint, startReferenceEndpoint } from '../../fixtures/endpoint/index.ts';
import { blockDocument, updateEncryptionDocument } from '../../spec/documents.ts';
import { type Seen, signedSender } from './signed.ts';
import { formSender } from './signed-form.ts';

let endpoint: ReferenceEndpoint;
let send: ReturnType<typeof signedSender>;
const customer = 'x-amz-server-side-encryption-customer-';
/** TEST ONLY: 32 times one letter. */
const key = Buffer.alloc(32, 'A');
const ssec = {
  [`${customer}algorithm`]: 'AES256',
  [`${customer}key`]: key.toString('base64'),
  [`${customer}key-md5`]: hash('md5', key, 'base64'),
};
const malformed = { ...ssec, [`${customer}key`]: '#' };
const query = { encryption: '' };
const code = ({ status, text }: Seen) => [status, /<Code>(\w+)/.exec(text)?.[1]];

beforeAll(async () => {
  endpoint = await startReferenceEndpoint();
  send = signedSender(endpoint);
  await send({ method: 'PUT', path: '/blocked' });
  await send({ method: 'PUT', path: '/blocked/source', body: 'source' });
  await send({ method: 'PUT', path: '/blocked', query, body: blockDocument });
});
afterAll(() => endpoint.close());

test.each([
  ['PutObject', { method: 'PUT', path: '/blocked/new', body: 'new' }],
  ['CreateMultipartUpload', { method: 'POST', path: '/blocked/new', query: { uploads: '' } }],
  ['CopyObject', { method: 'PUT', path: '/blocked/new', copies: true }],
])(
  'a bucket that blocks SSE-C answers %s with 403 before it looks at the key',
  async (_, { copies, ...ask }: { copies?: boolean; method: string; path: string }) => {
    const source = copies === true ? { 'x-amz-copy-source': '/blocked/source' } : {};
    for (const headers of [ssec, malformed])
      expect(code(await send({ ...ask, headers: { ...headers, ...source } }))).toEqual([
        403,
        'AccessDenied',
      ]);
  },
);

test('a bucket that blocks SSE-C answers PostObject with 403 before it looks at the key', async () => {
  const form = formSender(endpoint);
  for (const fields of [ssec, malformed]) {
    const of = { fields: { key: 'form', ...fields }, file: 'new', isPlainHttp: false };
    expect(code(await form('/blocked', of))).toEqual([403, 'AccessDenied']);
  }
});

test('DeleteBucketEncryption gives a bucket the configuration of a new one', async () => {
  await send({ method: 'PUT', path: '/reset' });
  await send({ method: 'PUT', path: '/reset', query, body: blockDocument });
  expect((await send({ method: 'DELETE', path: '/reset', query })).status).toBe(204);
  const { text } = await send({ method: 'GET', path: '/reset', query });
  expect(text).toContain('<SSEAlgorithm>AES256</SSEAlgorithm>');
  expect(text).not.toContain('BlockedEncryptionTypes');
  const answer = await send({ method: 'PUT', path: '/reset/new', headers: ssec, body: 'new' });
  expect(answer.status).toBe(200);
});

test('UpdateObjectEncryption knows SSE-KMS alone, and refuses to make an object SSE-C', async () => {
  const update = (document: string, headers = {}) =>
    send({ method: 'PUT', path: '/blocked/source', query, headers, body: document });
  expect((await update(updateEncryptionDocument)).status).toBe(200);
  const toSsec =
    '<ObjectEncryption><SSE-C><Algorithm>AES256</Algorithm></SSE-C></ObjectEncryption>';
  expect(code(await update(toSsec))).toEqual([400, 'MalformedXML']);
  expect((await update(updateEncryptionDocument, ssec)).status).toBe(400);
  expect((await send({ method: 'GET', path: '/blocked/source' })).text).toBe('source');
});
