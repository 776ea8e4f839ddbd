import { afterAll, beforeAll, expect, test } from 'vitest';
import { record } from '../../../client/index.ts';
import { CustomerKey } from '../../../core/customer-key.ts';
import { header } from '../../../core/exchange.ts';
import { ObjectBody } from '../../../core/object-body.ts';
import { plain, type Stored, ssec } from '../../../core/values.ts';
import {
  type ReferenceEndpoint,
  startReferenceEndpoint,
} from '../../../fixtures/endpoint/index.ts';
import { configFor } from '../../whole/place.ts';
import { type LooseTrial, withTrial } from './trial.ts';

const key = CustomerKey.of(Buffer.from('TEST ONLY key of the interop one'));
const other = CustomerKey.of(Buffer.from('TEST ONLY key of the interop two'));
const body = ObjectBody.of({ sizeBytes: 4097, seed: 3 });
const stored = (name: string): Stored => ({ name, encryption: ssec(key), body, etag: '' });

const virtual = 'interop-virtual';
let endpoint: ReferenceEndpoint;
beforeAll(async () => {
  endpoint = await startReferenceEndpoint({ virtualHosts: [`${virtual}.localhost`] });
});
afterAll(() => endpoint.close());

const inTrial = <T>(work: (of: LooseTrial) => Promise<T>) => withTrial(configFor(endpoint), work);

test('the result of the AWS SDK is judged, and the exchange on the wire is kept as evidence', async () => {
  await inTrial(async ({ world, trial }) => {
    const put = await world.sdk.put({ key, body });
    expect(put.status).toBe(200);
    expect(header(put, 'x-amz-server-side-encryption-customer-key-MD5')).toBe(key.md5Base64);
    expect(header(put, 'date')).toBeUndefined();
    expect(header(trial.exchanges[0] ?? put, 'date')).toBeDefined();
    const got = await world.sdk.get({ of: stored(put.request.name) });
    expect(Buffer.from(got.body).equals(body.bytes())).toBe(true);
    expect(trial.exchanges.map(({ request }) => request.operation)).toEqual([
      'PutObject',
      'GetObject',
    ]);
    expect(put.request.name).toBe('trial/1');
  });
});

test('a refusal is an exchange for the AWS SDK, not an exception', async () => {
  await inTrial(async ({ world }) => {
    const { request } = await world.sdk.put({ key, body });
    const of = stored(request.name);
    const wrong = await world.sdk.get({ of, key: other });
    expect([wrong.status, wrong.error?.code]).toEqual([403, 'AccessDenied']);
    const without = await world.sdk.head({ of, key: 'none' });
    expect([without.status, without.broken]).toEqual([400, undefined]);
    const copied = await world.sdk.copy({ source: of, sourceKey: other, to: plain });
    expect(copied.status).toBe(400);
  });
});

test('an upload of the AWS SDK is judged by its CompleteMultipartUpload', async () => {
  await inTrial(async ({ world, trial }) => {
    const large = ObjectBody.of({ sizeBytes: 5 * 1024 * 1024 + 7, seed: 4 });
    const partSizesBytes = [5 * 1024 * 1024, 7];
    for (const upload of [world.sdk.inParts, world.sdk.transfer]) {
      const completed = await upload({ key, body: large, partSizesBytes });
      expect(completed.request.operation).toBe('CompleteMultipartUpload');
      const of = { ...stored(completed.request.name), body: large };
      expect(Buffer.from((await world.sdk.get({ of })).body).equals(large.bytes())).toBe(true);
      expect(trial.leftovers.names).toContain(completed.request.name);
    }
  });
});

test('no secret of a request of the AWS SDK is in its evidence', async () => {
  const connected = {
    accessKeyId: endpoint.accessKeyId,
    secretAccessKey: endpoint.secretAccessKey,
  };
  await inTrial(async ({ world, trial, connection, signed }) => {
    const put = await world.sdk.put({ key, body, presigned: true });
    await world.sdk.get({ of: stored(put.request.name), presigned: true });
    await world.sdk.get({ of: stored(put.request.name), key: other });
    await world.sdk.post({ key, body });
    await world.sdk.copy({ source: stored(put.request.name), to: ssec(other) });
    expect(trial.exchanges).toHaveLength(5);
    const text = JSON.stringify(
      trial.exchanges.map((exchange) => record(exchange, connection.secrets)),
    );
    const signatures = signed.flatMap((request) => request.signatures);
    expect(signatures).toHaveLength(5);
    const keys = [key, other].flatMap((one) => [
      one.base64,
      one.md5Base64,
      Buffer.from(one.bytes).toString('hex'),
      encodeURIComponent(one.base64),
    ]);
    for (const secret of [...signatures, ...keys, connected.secretAccessKey])
      expect(text).not.toContain(secret);
    expect(text).not.toMatch(/authorization|X-Amz-Credential|policy/i);
    expect(text).toContain(`headers: AES256, ${key.fingerprint}, MD5 of ${key.fingerprint}`);
    expect(text).toContain(`formFields: AES256, ${key.fingerprint}`);
  });
});

test('a presigned URL of the AWS SDK does not hold the key', async () => {
  await inTrial(async ({ world, signed }) => {
    await world.sdk.put({ key, body, presigned: true });
    expect(signed[0]?.path).not.toContain('customer-key=');
    expect(signed[0]?.headers.map(([name]) => name)).toContain(
      'x-amz-server-side-encryption-customer-key',
    );
  });
});

test('the AWS SDK uses the addressing and the plain http endpoint of the run', async () => {
  const virtually = async ({ world, signed }: LooseTrial) => {
    const put = await world.sdk.put({ key, body });
    expect([put.status, put.request.name]).toEqual([200, 'trial/1']);
    expect(signed[0]?.origin).toContain(`://${virtual}.localhost:`);
  };
  await withTrial(configFor(endpoint, { addressing: 'virtual' }), virtually, virtual);
  await inTrial(async ({ world, signed }) => {
    const put = await world.sdk.put({ key, body, scheme: 'http' });
    expect(put.status).toBeGreaterThanOrEqual(400);
    expect(signed[0]?.origin).toBe(endpoint.httpUrl);
  });
});

test('a body whose checksum does not match is a malformed answer for the AWS SDK', async () => {
  await inTrial(async ({ world, trial }) => {
    const put = await world.sdk.put({ key, body, checksum: 'CRC32' });
    const { wire } = trial.options.client;
    const { send } = wire;
    Object.assign(wire, {
      send: async (...of: Parameters<typeof send>) => {
        const answer = await send(...of);
        const garbled = Buffer.from(answer.body);
        garbled[0] = (garbled[0] ?? 0) ^ 1;
        return { ...answer, body: garbled };
      },
    });
    const got = await world.sdk.get({ of: stored(put.request.name), verifies: true });
    expect([got.status, got.broken]).toEqual([200, 'malformed']);
    expect(got.error?.code).toMatch(/^SDK /);
    expect(trial.exchanges.at(-1)).toBe(got);
  });
});

test('a stream of the AWS SDK goes in chunks with a trailing checksum, and is stored as it was', async () => {
  await inTrial(async ({ world, signed }) => {
    const put = await world.sdk.put({ key, body, streams: true });
    expect(put.status).toBe(200);
    const headers = new Map(signed[0]?.headers.map(([name, value]) => [name.toLowerCase(), value]));
    expect(headers.get('content-encoding')).toBe('aws-chunked');
    expect(headers.get('x-amz-trailer')).toBe('x-amz-checksum-crc32');
    expect(headers.get('x-amz-decoded-content-length')).toBe('4097');
    const got = await world.sdk.get({ of: stored(put.request.name) });
    expect(Buffer.from(got.body).equals(body.bytes())).toBe(true);
  });
});

test('ranges and parts of the AWS SDK are bound to the ETag that HeadObject returned', async () => {
  await inTrial(async ({ world, signed, trial }) => {
    const put = await world.sdk.put({ key, body });
    const of = stored(put.request.name);
    const got = await world.sdk.download({ of, sliceBytes: 1_000 });
    expect(Buffer.from(got.body).equals(body.bytes())).toBe(true);
    const copied = await world.sdk.copyInParts({ source: of, key: other, partSizeBytes: 8_000 });
    expect([copied.status, copied.request.operation]).toEqual([200, 'CompleteMultipartUpload']);
    const named = (name: string) =>
      signed.flatMap(({ headers }) => headers.filter(([one]) => one.toLowerCase() === name));
    expect(named('if-match')).toHaveLength(5);
    expect(new Set(named('if-match').map(([, etag]) => etag)).size).toBe(1);
    expect(named('range').map(([, range]) => range)).toContain('bytes=4000-4096');
    expect(named('x-amz-copy-source-if-match')).toHaveLength(1);
    expect(trial.exchanges.map(({ request }) => request.operation)).toContain('UploadPartCopy');
    const refused = await world.sdk.download({ of, key: other, sliceBytes: 1_000 });
    expect(refused.status).toBe(403);
  });
});

test('an upload that the AWS SDK resumes sends the part that ListParts lacks', async () => {
  await inTrial(async ({ world, trial }) => {
    const large = ObjectBody.of({ sizeBytes: 10 * 1024 * 1024 + 7, seed: 4 });
    const partSizesBytes = [5 * 1024 * 1024, 5 * 1024 * 1024, 7];
    const done = await world.sdk.inParts({ key, body: large, partSizesBytes, resumes: true });
    const of = { ...stored(done.request.name), body: large };
    expect(Buffer.from((await world.sdk.get({ of })).body).equals(large.bytes())).toBe(true);
    const numbers = trial.exchanges.flatMap(({ request }) =>
      request.operation === 'UploadPart'
        ? request.query.filter(([name]) => name === 'partNumber')
        : [],
    );
    expect(numbers.map(([, number]) => number)).toEqual(['1', '3', '2']);
  });
});

test('attributes and lists of the AWS SDK have the size of the object, and DeleteObjects removes it', async () => {
  await inTrial(async ({ world }) => {
    const put = await world.sdk.put({ key, body });
    const of = stored(put.request.name);
    for (const answer of [await world.sdk.attributes({ of }), await world.sdk.list(of)])
      expect(header(answer, 'content-length')).toBe('4097');
    expect((await world.sdk.attributes({ of, key: other })).status).toBe(403);
    expect((await world.sdk.remove(of)).request.operation).toBe('DeleteObjects');
    expect((await world.sdk.get({ of })).status).toBe(404);
  });
});

test('a URL of the AWS SDK has the SSE-C headers in its query where the application wants it', async () => {
  await inTrial(async ({ world, signed }) => {
    const put = await world.sdk.put({ key, body });
    await world.sdk.get({ of: stored(put.request.name), presigned: 'in query' });
    expect(signed.at(-1)?.path).toContain('server-side-encryption-customer-key=');
    expect(signed.at(-1)?.headers.filter(([name]) => /customer/.test(name))).toEqual([]);
  });
});
