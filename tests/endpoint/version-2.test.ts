import { Agent, request } from 'undici';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { policySignature2, signature2 } from '../../fixtures/endpoint/auth/version-2.ts';
import { type ReferenceEndpoint, startReferenceEndpoint } from '../../fixtures/endpoint/index.ts';
import type { S3Request } from '../../fixtures/endpoint/wire/request.ts';
import { signedSender } from './signed.ts';

let endpoint: ReferenceEndpoint;
beforeAll(async () => {
  endpoint = await startReferenceEndpoint();
  const send = signedSender(endpoint);
  await send({ method: 'PUT', path: '/version-2' });
  await send({ method: 'PUT', path: '/version-2/one', body: 'one' });
});
afterAll(() => endpoint.close());

/** Asks for the object by a URL that is presigned with Signature Version 2. */
async function read(of: { readonly inSeconds?: number; readonly secret?: string; query?: string }) {
  const expires = Math.floor(Date.now() / 1000) + (of.inSeconds ?? 60);
  const text = `GET\n\n\n${expires}\n/version-2/one`;
  const signature = policySignature2(text, of.secret ?? endpoint.secretAccessKey);
  const query = new URLSearchParams({
    AWSAccessKeyId: endpoint.accessKeyId,
    Signature: signature,
    Expires: String(expires),
  });
  const dispatcher = new Agent({ connect: { ca: endpoint.caPem } });
  const url = `${endpoint.url}/version-2/one?${query}${of.query ?? ''}`;
  const { statusCode, body } = await request(url, { dispatcher });
  return [statusCode, /<Code>(\w+)/.exec(await body.text())?.[1]];
}

test('the example of the AWS documentation has the signature that it prints', () => {
  // Amazon S3 API Reference, "Signing and authenticating REST requests", query string example.
  const example: S3Request = {
    method: 'GET',
    target: '/photos/puppy.jpg?AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Expires=1175139620',
    bucket: 'johnsmith',
    name: 'photos/puppy.jpg',
    query: new Map([['Expires', '1175139620']]),
    headers: new Map(),
    spelled: [],
    isTls: true,
    expectsContinue: false,
    body: Buffer.alloc(0),
  };
  const account = {
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  };
  expect(signature2(example, account)).toBe('NpgCjnDzrM+WFzoENXmpNDUsSn8=');
});

test('a URL presigned with Signature Version 2 is read until it expires', async () => {
  expect(await read({})).toEqual([200, undefined]);
  expect(await read({ inSeconds: -1 })).toEqual([403, 'AccessDenied']);
});

test('a URL presigned with another secret, or changed after it, is refused', async () => {
  expect(await read({ secret: 'another' })).toEqual([403, 'SignatureDoesNotMatch']);
  expect(await read({ query: '&versionId=null' })).toEqual([403, 'SignatureDoesNotMatch']);
  expect(await read({ query: '&x-amz-meta-a=b' })).toEqual([403, 'SignatureDoesNotMatch']);
});
