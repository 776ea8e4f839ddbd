import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ReferenceEndpoint, startReferenceEndpoint } from '../../fixtures/endpoint/index.ts';
import { run } from '../../runner/run.ts';
import { configFor } from '../whole/place.ts';
import { type Ask, type Seen, signedSender } from './signed.ts';

const bytes = createHash('sha256').update('TEST ONLY').digest();
const key = bytes.toString('base64');
const own = 'x-amz-server-side-encryption-customer-';
const source = 'x-amz-copy-source-server-side-encryption-customer-';

function members(prefix: string, of: Readonly<Record<string, string>> = {}) {
  const md5 = createHash('md5').update(bytes).digest('base64');
  const all = { algorithm: 'AES256', key, 'key-MD5': md5, ...of };
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [prefix + name, value]));
}

function without(prefix: string, member: string) {
  const { [prefix + member]: _, ...rest } = members(prefix);
  return rest;
}

const copied = { 'x-amz-copy-source': '/documents/object' };
/** Amazon reads over a space in Base64. */
const spaced = `${key.slice(0, 20)} ${key.slice(20)}`;

/** Requests that Amazon S3 was recorded to take, though its documents say otherwise. */
const taken: Readonly<Record<string, Ask>> = {
  'GetObject without key MD5': {
    ...{ method: 'GET', path: '/documents/object', headers: without(own, 'key-MD5') },
  },
  'HeadObject without key MD5': {
    ...{ method: 'HEAD', path: '/documents/object', headers: without(own, 'key-MD5') },
  },
  'CopyObject without key MD5 of the source': {
    ...{ method: 'PUT', path: '/documents/copy' },
    headers: { ...copied, ...without(source, 'key-MD5') },
  },
  'PutObject with a space in the Base64 of the key': {
    ...{ method: 'PUT', path: '/documents/spaced', body: 'x' },
    headers: members(own, { key: spaced }),
  },
};

type Send = (ask: Ask) => Promise<Seen>;

/** Completes an upload of one part with these headers. */
async function completed(send: Send, headers: Ask['headers'] = {}): Promise<Seen> {
  const path = '/documents/upload';
  const triple = members(own);
  const created = await send({ method: 'POST', path, query: { uploads: '' }, headers: triple });
  const uploadId = /<UploadId>([^<]+)/.exec(created.text)?.[1] ?? '';
  const query = { partNumber: '1', uploadId };
  const part = await send({ method: 'PUT', path, query, headers: triple, body: 'x' });
  const body = `<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>${part.headers.etag}</ETag></Part></CompleteMultipartUpload>`;
  return send({ method: 'POST', path, query: { uploadId }, headers, body });
}

describe.each([
  { name: 'the reference endpoint', isStrict: false, status: 200 },
  { name: 'the reference endpoint with --strict', isStrict: true, status: 400 },
])('$name', ({ isStrict, status }) => {
  let endpoint: ReferenceEndpoint;
  let send: Send;

  beforeAll(async () => {
    endpoint = await startReferenceEndpoint({ isStrict });
    send = signedSender(endpoint);
    await send({ method: 'PUT', path: '/documents' });
    const headers = members(own);
    const put = await send({ method: 'PUT', path: '/documents/object', headers, body: 'x' });
    expect(put.status).toBe(200);
  });
  afterAll(() => endpoint.close());

  test.each(Object.entries(taken))(`answers ${status} to %s`, async (_, ask) => {
    expect((await send(ask)).status).toBe(status);
  });
  test(`answers ${status} to CompleteMultipartUpload without the key`, async () => {
    expect((await completed(send, without(own, 'key'))).status).toBe(status);
  });
  test('accepts valid reads, copies and completions', async () => {
    const headers = members(own);
    const read = await send({ method: 'GET', path: '/documents/object', headers });
    const copy = await send({
      ...{ method: 'PUT', path: '/documents/copy' },
      headers: { ...copied, ...members(source) },
    });
    const done = [await completed(send), await completed(send, headers)];
    expect([read, copy, ...done].map((one) => one.status)).toEqual([200, 200, 200, 200]);
  });
});

test('with --strict no MUST fails, and the words of refusals differ for Base64 alone', async () => {
  const endpoint = await startReferenceEndpoint({ isStrict: true });
  const rules = [
    'put.precedence.key-*',
    'put.key.*',
    'get.triple.*',
    'get.md5.*',
    'mpu.complete.*',
  ];
  const report = await run(configFor(endpoint, { rules, shrinks: false }), {}, undefined, 'here');
  await endpoint.close();
  const wrong = report.cases.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'skip');
  expect(wrong.map(({ verdict, level }) => `${verdict} ${level}`)).not.toContain('fail MUST');
  const received = wrong.map(({ findings }) => findings[0]?.mismatches[0]?.received);
  expect(new Set(wrong.map(({ rule }) => rule.split('.').slice(0, 2).join('.')))).toEqual(
    new Set(['put.precedence']),
  );
  for (const text of received) expect(text).toContain('improperly encoded');
});
