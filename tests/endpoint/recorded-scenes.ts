import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Seen, signedSender } from './signed.ts';

type Send = ReturnType<typeof signedSender>;
type Headers = Readonly<Record<string, string>>;

const prefix = 'x-amz-server-side-encryption-customer-';
// TEST ONLY: 32 times one letter, so that the bytes of a key are seen at a glance.
const keyA = Buffer.alloc(32, 'A');
const keyB = Buffer.alloc(32, 'B');
const body = 'test_data';
const managed = { 'x-amz-server-side-encryption': 'AES256' };
const md5 = (bytes: Buffer) => createHash('md5').update(bytes).digest('base64');

function ssecHeaders(key: Buffer, changes: Headers = {}, at: string = prefix): Headers {
  return {
    [`${at}algorithm`]: 'AES256',
    [`${at}key`]: key.toString('base64'),
    [`${at}key-md5`]: md5(key),
    ...changes,
  };
}

function without(headers: Headers, suffix: string): Headers {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name !== prefix + suffix));
}

const kms = { [`${prefix}algorithm`]: 'KMS' };
const source = 'x-amz-copy-source-server-side-encryption-customer-';
/** The recorded client took a key in Base64 for the key itself, and encoded it again. */
const twice = Buffer.from(keyA.toString('base64'));
const sum = (text: string) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(text));
  return { 'x-amz-checksum-crc32': bytes.toString('base64') };
};

/** The answers of one recorded test, by label. Each scene has a bucket of its own. */
export const scenes: Readonly<
  Record<string, (send: Send, bucket: string) => Promise<Record<string, Seen>>>
> = {
  test_put_object_validation_sse_c: async (send, bucket) => {
    const put = (headers: Headers) => send({ method: 'PUT', path: `${bucket}/k`, headers, body });
    const bad = { [`${prefix}key-md5`]: md5(keyB) };
    return {
      'put-obj-sse-c-both-encryption': await put({ ...ssecHeaders(keyA), ...managed }),
      'put-obj-sse-c-wrong-algo': await put(ssecHeaders(keyA, kms)),
      'put-obj-sse-c-no-algo': await put(without(ssecHeaders(keyA), 'algorithm')),
      'put-obj-sse-c-no-key': await put(without(ssecHeaders(keyA), 'key')),
      'put-obj-sse-c-no-md5': await put(ssecHeaders(twice)),
      'put-obj-sse-c-wrong-key-size': await put(ssecHeaders(Buffer.alloc(10, 'A'))),
      'put-obj-sse-c-bad-md5': await put(ssecHeaders(keyA, bad)),
    };
  },
  test_object_retrieval_sse_c: async (send, bucket) => {
    const path = `${bucket}/k`;
    const put = (headers: Headers) => send({ method: 'PUT', path, headers, body });
    const get = (headers: Headers, method = 'GET') => send({ method, path, headers });
    const bad = { [`${prefix}key-md5`]: md5(keyB) };
    return {
      'put-obj-sse-c': await put({ ...ssecHeaders(keyA), ...sum(body) }),
      'get-obj-no-sse-c': await get({}),
      'get-obj-sse-c-wrong-key': await get(ssecHeaders(keyB)),
      'get-obj-sse-c-wrong-algo': await get(ssecHeaders(keyA, kms)),
      'head-obj-sse-c-wrong-algo': await get(ssecHeaders(keyA, kms), 'HEAD'),
      'get-obj-attrs-sse-c-wrong-algo': await send({
        method: 'GET',
        path,
        query: { attributes: '' },
        headers: { ...ssecHeaders(keyA, kms), 'x-amz-object-attributes': 'ETag' },
      }),
      'get-obj-sse-c-no-md5': await get(ssecHeaders(twice)),
      'head-obj-sse-c-no-md5': await get(ssecHeaders(twice), 'HEAD'),
      'get-obj-sse-c-wrong-key-size': await put(ssecHeaders(Buffer.alloc(10, 'A'))),
      'get-obj-sse-c-bad-md5': await put(ssecHeaders(keyA, bad)),
    };
  },
  test_copy_object_with_sse_c: async (send, bucket) => {
    const from = { 'x-amz-copy-source': `${bucket}/k` };
    const copy = (name: string, headers: Headers) =>
      send({ method: 'PUT', path: `${bucket}/${name}`, headers: { ...from, ...headers } });
    const readsSource = ssecHeaders(keyA, {}, source);
    return {
      'put-obj-sse-c': await send({
        method: 'PUT',
        path: `${bucket}/k`,
        headers: { ...ssecHeaders(keyA), ...sum(body) },
        body,
      }),
      'copy-obj-sse-c-target-no-sse-c': await copy('plain', readsSource),
      'copy-obj-sse-c': await copy('encrypted', { ...readsSource, ...ssecHeaders(keyA) }),
      'get-obj-no-sse-c-param': await send({ method: 'GET', path: `${bucket}/encrypted` }),
      'copy-obj-no-src-sse-c': await copy('other', ssecHeaders(keyA)),
      'copy-obj-wrong-src-sse-c-algo': await copy('other', {
        ...readsSource,
        [`${source}algorithm`]: 'KMS',
      }),
      'copy-obj-wrong-target-sse-c-algo': await copy('other', {
        ...readsSource,
        ...ssecHeaders(keyA, kms),
      }),
      'copy-obj-target-double-encryption': await copy('other', {
        ...readsSource,
        ...ssecHeaders(keyA),
        ...managed,
      }),
    };
  },
  test_multipart_upload_sse_c: async (send, bucket) => {
    const path = `${bucket}/m`;
    const part = 'p'.repeat(5 * 1024 * 1024);
    const created = await send({
      method: 'POST',
      path,
      query: { uploads: '' },
      headers: ssecHeaders(keyA),
    });
    const uploadId = idIn(created);
    const seen: Record<string, Seen> = { 'create-mpu-sse-c': created };
    const parts: string[] = [];
    for (const index of [0, 1, 2]) {
      const query = { partNumber: String(index + 1), uploadId };
      const answer = await send({
        method: 'PUT',
        path,
        query,
        headers: { ...ssecHeaders(keyA), ...sum(part) },
        body: part,
      });
      seen[`upload-part-${index}`] = answer;
      parts.push(
        `<Part><PartNumber>${index + 1}</PartNumber><ETag>${answer.headers.etag}</ETag></Part>`,
      );
    }
    seen['list-parts'] = await send({ method: 'GET', path, query: { uploadId } });
    const document = `<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`;
    seen['complete-multipart-checksum'] = await send({
      method: 'POST',
      path,
      query: { uploadId },
      body: document,
    });
    seen['get-obj-no-sse-c-param'] = await send({ method: 'GET', path });
    seen['get-obj-sse-c'] = await send({
      method: 'GET',
      path,
      headers: { ...ssecHeaders(keyA), 'x-amz-meta-none': '' },
    });
    return seen;
  },
  test_multipart_upload_sse_c_validation: async (send, bucket) => {
    const path = `${bucket}/m`;
    const create = (headers: Headers) =>
      send({ method: 'POST', path, query: { uploads: '' }, headers });
    const upload = (uploadId: string, headers: Headers) =>
      send({ method: 'PUT', path, query: { partNumber: '1', uploadId }, headers, body });
    const plain = await create({});
    const encrypted = await create(ssecHeaders(keyA));
    return {
      'create-mpu-no-sse-c': plain,
      'mpu-no-sse-c-upload-part-with-sse-c': await upload(idIn(plain), ssecHeaders(keyA)),
      'create-mpu-sse-c': encrypted,
      'mpu-sse-c-upload-part-no-sse-c': await upload(idIn(encrypted), {}),
      'mpu-sse-c-upload-part-wrong-sse-c': await upload(idIn(encrypted), ssecHeaders(keyB)),
    };
  },
  test_put_object_lifecycle_with_sse_c: async (send, bucket) => {
    const path = `${bucket}/k`;
    const attributes = { 'x-amz-object-attributes': 'ETag,ObjectSize' };
    const mode = { 'x-amz-checksum-mode': 'ENABLED' };
    return {
      'put-obj-sse-c': await send({
        method: 'PUT',
        path,
        headers: { ...ssecHeaders(keyA), ...sum(body) },
        body,
      }),
      'head-obj-sse-c': await send({ method: 'HEAD', path, headers: ssecHeaders(keyA) }),
      'get-obj-sse-c': await send({
        method: 'GET',
        path,
        headers: { ...ssecHeaders(keyA), ...mode },
      }),
      'get-obj-attrs-sse-c': await send({
        method: 'GET',
        path,
        query: { attributes: '' },
        headers: { ...ssecHeaders(keyA), ...attributes },
      }),
      'del-obj-sse-c': await send({ method: 'DELETE', path }),
    };
  },
  test_sse_c_with_versioning: async (send, bucket) => {
    const path = `${bucket}/k`;
    const document = '<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>';
    await send({ method: 'PUT', path: bucket, query: { versioning: '' }, body: document });
    const put = (key: Buffer) =>
      send({ method: 'PUT', path, headers: { ...ssecHeaders(key), ...sum(body) }, body });
    const mode = { 'x-amz-checksum-mode': 'ENABLED' };
    const get = (key: Buffer, query: Headers = {}) =>
      send({ method: 'GET', path, query, headers: { ...ssecHeaders(key), ...mode } });
    const [first, second] = [await put(keyA), await put(keyB)];
    const named = (answer: Seen) => ({ versionId: answer.headers['x-amz-version-id'] ?? '' });
    return {
      'put-obj-sse-c-version-1': first,
      'put-obj-sse-c-version-2': second,
      'get-obj-sse-c-last-version': await get(keyB),
      'get-obj-sse-c-version-2': await get(keyB, named(second)),
      'get-obj-sse-c-last-version-wrong-key': await get(keyA),
      'get-obj-sse-c-version-1': await get(keyA, named(first)),
    };
  },
  test_put_object_default_checksum_with_sse_c: async (send, bucket) => {
    const path = `${bucket}/k`;
    const mode = { 'x-amz-checksum-mode': 'ENABLED' };
    const attributes = { 'x-amz-object-attributes': 'ETag,Checksum' };
    await send({ method: 'PUT', path, headers: ssecHeaders(keyA), body });
    return {
      'head-obj-sse-c': await send({
        method: 'HEAD',
        path,
        headers: { ...ssecHeaders(keyA), ...mode },
      }),
      'get-obj-sse-c': await send({
        method: 'GET',
        path,
        headers: { ...ssecHeaders(keyA), ...mode },
      }),
      'get-obj-attrs-sse-c': await send({
        method: 'GET',
        path,
        query: { attributes: '' },
        headers: { ...ssecHeaders(keyA), ...attributes },
      }),
    };
  },
};

function idIn(answer: Seen): string {
  return /<UploadId>([^<]+)/.exec(answer.text)?.[1] ?? '';
}
