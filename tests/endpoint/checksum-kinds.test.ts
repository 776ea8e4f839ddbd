import { hash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { xxhash64 } from '../../fixtures/endpoint/crypto/xxhash64.ts';
import { type ReferenceEndpoint, startReferenceEndpoint } from '../../fixtures/endpoint/index.ts';
import { type Seen, signedSender } from './signed.ts';
import { formSender } from './signed-form.ts';

let endpoint: ReferenceEndpoint;
let send: ReturnType<typeof signedSender>;
const body = 'Nobody inspects the spammish repetition';
/** The digests of the body, XXHASH64 as the documentation of python-xxhash prints it. */
const right = {
  sha512: hash('sha512', body, 'base64'),
  md5: hash('md5', body, 'base64'),
  xxhash64: Buffer.from('fbcea83c8a378bf1', 'hex').toString('base64'),
};
const kinds = Object.entries(right);
const code = ({ status, text }: Seen) => [status, /<Code>(\w+)/.exec(text)?.[1]];

beforeAll(async () => {
  endpoint = await startReferenceEndpoint();
  send = signedSender(endpoint);
  await send({ method: 'PUT', path: '/kinds' });
});
afterAll(() => endpoint.close());

test.each([
  ['', 'ef46db3751d8e999'],
  ['a', 'd24ec4f1a98c6e5b'],
  ['abc', '44bc2cf5ad770999'],
  [body, 'fbcea83c8a378bf1'],
])('XXHASH64 of %j has its published value', (text, value) => {
  expect(xxhash64(Buffer.from(text)).toString(16).padStart(16, '0')).toBe(value);
});

test.each(kinds)('a %s checksum is compared, stored and shown', async (kind, sum) => {
  const path = `/kinds/${kind}`;
  const headers = { [`x-amz-checksum-${kind}`]: sum };
  expect(code(await send({ method: 'PUT', path, headers, body: 'other' }))).toEqual([
    400,
    'BadDigest',
  ]);
  expect((await send({ method: 'HEAD', path })).status).toBe(404);
  expect((await send({ method: 'PUT', path, headers, body })).headers).toMatchObject(headers);
  const mode = { 'x-amz-checksum-mode': 'ENABLED' };
  expect((await send({ method: 'HEAD', path, headers: mode })).headers).toMatchObject(headers);
  const attributes = { 'x-amz-object-attributes': 'Checksum' };
  const shown = await send({ method: 'GET', path, query: { attributes: '' }, headers: attributes });
  expect(shown.text).toContain(`<Checksum${kind.toUpperCase()}>${sum}<`);
});

test.each(kinds)('CopyObject calculates a %s checksum where it names one', async (kind, sum) => {
  await send({ method: 'PUT', path: '/kinds/source', body });
  const headers = { 'x-amz-copy-source': '/kinds/source', 'x-amz-checksum-algorithm': kind };
  const { text } = await send({ method: 'PUT', path: '/kinds/copy', headers });
  expect(text).toContain(`<Checksum${kind.toUpperCase()}>${sum}<`);
});

test.each(['xxhash3', 'xxhash128', 'none-such'])(
  'a %s checksum, which is not calculated here, is refused and nothing is stored',
  async (kind) => {
    const path = `/kinds/${kind}`;
    const refused = [501, 'NotImplemented'];
    const headers = { [`x-amz-checksum-${kind}`]: 'AAAA' };
    expect(code(await send({ method: 'PUT', path, headers, body }))).toEqual(refused);
    const named = { 'x-amz-checksum-algorithm': kind.toUpperCase() };
    const query = { uploads: '' };
    expect(code(await send({ method: 'POST', path, query, headers: named }))).toEqual(refused);
    expect((await send({ method: 'HEAD', path })).status).toBe(404);
  },
);

test('the checksum field of a form is compared with its file', async () => {
  const form = formSender(endpoint);
  const post = (file: string) => {
    const fields = { key: 'form', 'x-amz-checksum-sha512': right.sha512 };
    return form('/kinds', { fields, file, isPlainHttp: false });
  };
  expect(code(await post('other'))).toEqual([400, 'BadDigest']);
  expect((await post(body)).status).toBe(204);
});
