import { createHash } from 'node:crypto';
import { Agent } from 'node:https';
import {
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ReferenceEndpoint, startReferenceEndpoint } from '../../fixtures/endpoint/index.ts';

let endpoint: ReferenceEndpoint;
let client: S3Client;
const Bucket = 'sdk-bucket';

/** TEST ONLY: 32 times one letter, so that the bytes of a key are seen at a glance. */
const key = (letter: string) => {
  const raw = Buffer.alloc(32, letter);
  return { base64: raw.toString('base64'), md5: createHash('md5').update(raw).digest('base64') };
};
const ssec = (letter: string) => ({
  SSECustomerAlgorithm: 'AES256',
  SSECustomerKey: key(letter).base64,
  SSECustomerKeyMD5: key(letter).md5,
});

beforeAll(async () => {
  endpoint = await startReferenceEndpoint();
  const { accessKeyId, secretAccessKey, url, region, caPem } = endpoint;
  client = new S3Client({
    endpoint: url,
    region,
    forcePathStyle: true,
    credentials: { accessKeyId, secretAccessKey },
    requestHandler: { httpsAgent: new Agent({ ca: caPem }) },
  });
  await client.send(new CreateBucketCommand({ Bucket }));
});
afterAll(async () => {
  client.destroy();
  await endpoint.close();
});

const textOf = async (name: string, letter: string, more = {}) => {
  const answer = await client.send(
    new GetObjectCommand({ Bucket, Key: name, ...ssec(letter), ...more }),
  );
  return answer.Body?.transformToString();
};

test('the AWS SDK writes and reads with SSE-C, whole and in ranges', async () => {
  const put = await client.send(
    new PutObjectCommand({ Bucket, Key: 'one', Body: 'hello secret world', ...ssec('A') }),
  );
  expect(put.SSECustomerKeyMD5).toBe(key('A').md5);
  expect(await textOf('one', 'A')).toBe('hello secret world');
  expect(await textOf('one', 'A', { Range: 'bytes=6-11' })).toBe('secret');
  const head = await client.send(new HeadObjectCommand({ Bucket, Key: 'one', ...ssec('A') }));
  expect(head.ContentLength).toBe(18);
  await expect(textOf('one', 'B')).rejects.toMatchObject({ name: 'AccessDenied' });
});

test('the AWS SDK copies an object to another key', async () => {
  await client.send(
    new CopyObjectCommand({
      Bucket,
      Key: 'two',
      CopySource: `${Bucket}/one`,
      CopySourceSSECustomerAlgorithm: 'AES256',
      CopySourceSSECustomerKey: key('A').base64,
      CopySourceSSECustomerKeyMD5: key('A').md5,
      ...ssec('B'),
    }),
  );
  expect(await textOf('two', 'B')).toBe('hello secret world');
});

test('the AWS SDK uploads an SSE-C object in parts', async () => {
  const at = { Bucket, Key: 'three' };
  const { UploadId } = await client.send(new CreateMultipartUploadCommand({ ...at, ...ssec('A') }));
  const bodies = ['a'.repeat(5 * 1024 * 1024), 'the end'];
  const Parts = [];
  for (const [index, Body] of bodies.entries()) {
    const PartNumber = index + 1;
    const part = await client.send(
      new UploadPartCommand({ ...at, UploadId, PartNumber, Body, ...ssec('A') }),
    );
    Parts.push({ PartNumber, ETag: part.ETag });
  }
  await client.send(
    new CompleteMultipartUploadCommand({ ...at, UploadId, MultipartUpload: { Parts } }),
  );
  expect(await textOf('three', 'A', { Range: 'bytes=-7' })).toBe('the end');
});
