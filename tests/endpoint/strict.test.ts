import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checksums } from '../../fixtures/endpoint/crypto/checksums.ts';
import { type ReferenceEndpoint, startReferenceEndpoint } from '../../fixtures/endpoint/index.ts';
import { signedSender } from './signed.ts';

let endpoint: ReferenceEndpoint;
let send: ReturnType<typeof signedSender>;
const md5 = (text: string) => createHash('md5').update(text).digest('base64');

beforeAll(async () => {
  endpoint = await startReferenceEndpoint();
  send = signedSender(endpoint);
  await send({ method: 'PUT', path: '/strict' });
});
afterAll(() => endpoint.close());

/** Uploads the parts and completes; returns the object's checksum headers. */
async function uploaded(
  name: string,
  parts: readonly Buffer[],
  headers: Readonly<Record<string, string>> = {},
) {
  const path = `/strict/${name}`;
  const created = await send({ method: 'POST', path, query: { uploads: '' }, headers });
  const uploadId = /<UploadId>([^<]+)/.exec(created.text)?.[1] ?? '';
  const elements: string[] = [];
  for (const [index, body] of parts.entries()) {
    const partNumber = String(index + 1);
    const algorithm = headers['x-amz-checksum-algorithm']?.toLowerCase() ?? '';
    const sum = checksums[algorithm]?.(body);
    const answer = await send({
      method: 'PUT',
      path,
      query: { partNumber, uploadId },
      headers: sum === undefined ? {} : { [`x-amz-checksum-${algorithm}`]: sum },
      body,
    });
    elements.push(
      `<Part><PartNumber>${partNumber}</PartNumber><ETag>${answer.headers.etag}</ETag></Part>`,
    );
  }
  const body = `<CompleteMultipartUpload>${elements.join('')}</CompleteMultipartUpload>`;
  const done = await send({ method: 'POST', path, query: { uploadId }, body });
  expect(done.status).toBe(200);
  return send({ method: 'HEAD', path, headers: { 'x-amz-checksum-mode': 'ENABLED' } });
}

describe('malformed requests to the reference endpoint', () => {
  test('a copy source with invalid percent-encoding is refused with 400', async () => {
    const headers = { 'x-amz-copy-source': '/strict/%zz' };
    const answer = await send({ method: 'PUT', path: '/strict/copy', headers });
    expect([answer.status, answer.text]).toEqual([400, expect.stringContaining('InvalidArgument')]);
  });

  test('a max-keys that is no number is refused with 400', async () => {
    const answer = await send({ method: 'GET', path: '/strict', query: { 'max-keys': 'abc' } });
    expect(answer.status).toBe(400);
  });

  test('a policy with an unknown operator is refused as MalformedPolicy', async () => {
    const statement = {
      ...{ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' },
      Condition: { NoSuchOperator: { 'aws:username': 'x' } },
    };
    const body = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
    const answer = await send({ method: 'PUT', path: '/strict', query: { policy: '' }, body });
    expect([answer.status, answer.text]).toEqual([400, expect.stringContaining('MalformedPolicy')]);
  });
});

test('versionId=null names no object that was written with versioning on', async () => {
  const query = { versionId: 'null' };
  const statusOf = async (path: string) => (await send({ method: 'GET', path, query })).status;
  const on = '<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>';
  await send({ method: 'PUT', path: '/versioned' });
  await send({ method: 'PUT', path: '/versioned/before', body: 'x' });
  await send({ method: 'PUT', path: '/versioned', query: { versioning: '' }, body: on });
  await send({ method: 'PUT', path: '/versioned/after', body: 'x' });
  expect(await statusOf('/versioned/before')).toBe(200);
  expect(await statusOf('/versioned/after')).toBe(404);
});

test('a listing with max-keys 0 is not truncated', async () => {
  await send({ method: 'PUT', path: '/strict/one', body: 'one' });
  const answer = await send({ method: 'GET', path: '/strict', query: { 'max-keys': '0' } });
  expect(answer.text).toContain('<IsTruncated>false</IsTruncated>');
});

test('part 1 of an empty object is the whole object', async () => {
  await send({ method: 'PUT', path: '/strict/empty' });
  const answer = await send({ method: 'GET', path: '/strict/empty', query: { partNumber: '1' } });
  expect([answer.status, answer.headers['content-range']]).toEqual([200, undefined]);
});

test('a listing of versions continues behind its markers', async () => {
  const body = `<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>`;
  await send({ method: 'PUT', path: '/strict-versions' });
  await send({ method: 'PUT', path: '/strict-versions', query: { versioning: '' }, body });
  for (const text of ['1', '2', '3'])
    await send({ method: 'PUT', path: '/strict-versions/a', body: text });
  const seen: string[] = [];
  let query: Record<string, string> = { versions: '', 'max-keys': '1' };
  for (let page = 0; page < 5; page += 1) {
    const { text } = await send({ method: 'GET', path: '/strict-versions', query });
    const at = (name: string) => new RegExp(`<${name}>([^<]+)`).exec(text)?.[1] ?? '';
    seen.push(at('VersionId'));
    if (at('IsTruncated') !== 'true') break;
    query = {
      ...query,
      'key-marker': at('NextKeyMarker'),
      'version-id-marker': at('NextVersionIdMarker'),
    };
  }
  expect(new Set(seen).size).toBe(3);
});

describe('checksums of multipart objects', () => {
  const parts = [Buffer.alloc(5 * 1024 * 1024, 'a'), Buffer.from('rest')];
  const whole = Buffer.concat(parts);

  test('a multipart object has a CRC64NVME by default', async () => {
    const { headers } = await uploaded('default', parts);
    expect(headers['x-amz-checksum-crc64nvme']).toBe(checksums.crc64nvme?.(whole));
  });

  test('a FULL_OBJECT checksum is over all bytes', async () => {
    const { headers } = await uploaded('full', parts, {
      'x-amz-checksum-algorithm': 'CRC32C',
      'x-amz-checksum-type': 'FULL_OBJECT',
    });
    expect(headers['x-amz-checksum-crc32c']).toBe(checksums.crc32c?.(whole));
    expect(headers['x-amz-checksum-type']).toBe('FULL_OBJECT');
  });

  test('a COMPOSITE checksum is over those of the parts and names their number', async () => {
    const { headers } = await uploaded('composite', parts, {
      'x-amz-checksum-algorithm': 'SHA256',
    });
    const digests = parts.map((part) => createHash('sha256').update(part).digest());
    const right = createHash('sha256').update(Buffer.concat(digests)).digest('base64');
    expect(headers['x-amz-checksum-sha256']).toBe(`${right}-2`);
    expect(headers['x-amz-checksum-type']).toBe('COMPOSITE');
  });
});

describe('signatures', () => {
  test('an unknown x-amz-content-sha256 is refused', async () => {
    const headers = { 'x-amz-content-sha256': 'junk' };
    const answer = await send({ method: 'PUT', path: '/strict/junk', headers, body: 'x' });
    expect(answer.status).toBe(400);
  });
});

test('DeleteObjects names the delete marker that it leaves', async () => {
  const body = '<Delete><Object><Key>a</Key></Object></Delete>';
  const headers = { 'content-md5': md5(body) };
  const query = { delete: '' };
  const { text } = await send({ method: 'POST', path: '/strict-versions', query, headers, body });
  expect(text).toMatch(/<DeleteMarker>true<\/DeleteMarker><DeleteMarkerVersionId>\w+/);
});
