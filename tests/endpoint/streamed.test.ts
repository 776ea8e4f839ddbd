import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:https';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ReferenceEndpoint, startReferenceEndpoint } from '../../fixtures/endpoint/index.ts';
import { signedSender } from './signed.ts';

let endpoint: ReferenceEndpoint;
let send: ReturnType<typeof signedSender>;
const readableByAll = JSON.stringify({
  Statement: [
    {
      Effect: 'Allow',
      Principal: '*',
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::streamed/*',
    },
  ],
});

beforeAll(async () => {
  endpoint = await startReferenceEndpoint();
  send = signedSender(endpoint);
  await send({ method: 'PUT', path: '/streamed' });
  await send({ method: 'PUT', path: '/streamed', query: { policy: '' }, body: readableByAll });
});
afterAll(() => endpoint.close());

const key = Buffer.alloc(32, 'TEST ONLY');
const ssecHeaders = {
  'x-amz-server-side-encryption-customer-algorithm': 'AES256',
  'x-amz-server-side-encryption-customer-key': key.toString('base64'),
  'x-amz-server-side-encryption-customer-key-md5': createHash('md5').update(key).digest('base64'),
};
const body = randomBytes(12 * 1024 * 1024);

test('a large object that is deleted while it is read still arrives whole', async () => {
  await send({ method: 'PUT', path: '/streamed/large', headers: ssecHeaders, body });
  const asking = request(`${endpoint.url}/streamed/large`, {
    ca: endpoint.caPem,
    headers: ssecHeaders,
  });
  asking.end();
  const [answer] = await once(asking, 'response');
  expect([answer.statusCode, answer.headers['content-length']]).toEqual([200, `${body.length}`]);
  // Nothing is read until the object is deleted: the buffers hold only a part of it.
  expect((await send({ method: 'DELETE', path: '/streamed/large' })).status).toBe(204);
  expect(
    (await send({ method: 'HEAD', path: '/streamed/large', headers: ssecHeaders })).status,
  ).toBe(404);
  const pieces: Buffer[] = [];
  for await (const piece of answer) pieces.push(piece);
  expect(Buffer.concat(pieces).equals(body)).toBe(true);
});

test('a reader that closes its connection ends neither the endpoint nor the object', async () => {
  await send({ method: 'PUT', path: '/streamed/left', headers: ssecHeaders, body });
  const asking = request(`${endpoint.url}/streamed/left`, {
    ca: endpoint.caPem,
    headers: ssecHeaders,
  });
  asking.end();
  const [answer] = await once(asking, 'response');
  answer.destroy();
  const range = { ...ssecHeaders, range: `bytes=${body.length - 5}-` };
  const again = await send({ method: 'GET', path: '/streamed/left', headers: range });
  expect([again.status, again.headers['content-range']]).toEqual([
    206,
    `bytes ${body.length - 5}-${body.length - 1}/${body.length}`,
  ]);
});

test('a large range begins and ends at the bytes that it names', async () => {
  await send({ method: 'PUT', path: '/streamed/range', headers: ssecHeaders, body });
  const [first, last] = [65_537, body.length - 70_000];
  const asking = request(`${endpoint.url}/streamed/range`, {
    ca: endpoint.caPem,
    headers: { ...ssecHeaders, range: `bytes=${first}-${last}` },
  });
  asking.end();
  const [answer] = await once(asking, 'response');
  const pieces: Buffer[] = [];
  for await (const piece of answer) pieces.push(piece);
  expect(Buffer.concat(pieces).equals(body.subarray(first, last + 1))).toBe(true);
});
