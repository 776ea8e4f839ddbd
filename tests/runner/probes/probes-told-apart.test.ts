import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../../core/exchange.ts';
import type { Feature } from '../../../spec/features.ts';
import { answer } from '../../core/answer.ts';
import type { Script } from '../scripted.ts';
import { endpoints, etag, isComplete, probe, refusedWhere } from './featured.ts';

describe('an endpoint that has a feature', () => {
  test.each(Object.entries(endpoints))('%s', async (feature, [has]) => {
    const { isThere, reason } = await probe(feature as Feature, has);
    expect([isThere, reason]).toEqual([true, expect.stringMatching(/ was answered with \d+/)]);
  });
});

describe('one that only looks as if it had it', () => {
  test.each(Object.entries(endpoints))('%s', async (feature, [, looks]) => {
    const { isThere } = await probe(feature as Feature, looks);
    expect(isThere).toBe(false);
  });
  test.each<[Feature, Script, string]>([
    [
      'sse-s3',
      () => answer(200),
      'PutObject with SSE-S3 was answered with 200, accepted but without effect',
    ],
    ['copy', () => answer(501), 'CopyObject was answered with 501'],
    [
      'if-range',
      () => answer(206),
      'GetObject with If-Range of another ETag was answered with 206, accepted but without effect',
    ],
    [
      'mp-object-size',
      refusedWhere(() => false, 400),
      'CompleteMultipartUpload of another size was answered with 200, accepted but without effect',
    ],
    [
      'mp-object-size',
      refusedWhere(isComplete, 400),
      'CompleteMultipartUpload of its size was answered with 400',
    ],
    ['checksums', () => answer(400), 'PutObject with x-amz-checksum-crc32 was answered with 400'],
    [
      'checksums',
      () => answer(200),
      'PutObject with a wrong x-amz-checksum-crc32 was answered with 200, accepted but without effect',
    ],
    [
      'conditional-put-if-match',
      () => etag,
      'PutObject with If-Match of another ETag was answered with 200, accepted but without effect',
    ],
    [
      'conditional-put-if-match',
      ({ method }) => (method === 'PUT' ? answer(412) : etag),
      'PutObject with If-Match was answered with 412',
    ],
    [
      'blocked-encryption',
      () => answer(400),
      'PutBucketEncryption with BlockedEncryptionTypes was answered with 400',
    ],
    [
      'policy-condition-key',
      () => answer(400),
      'PutBucketPolicy on the SSE-C condition key was answered with 400',
    ],
    [
      'part-number',
      refusedWhere(isComplete, 400),
      'a plain upload of two parts was answered with 400',
    ],
    ['part-number', () => answer(403), 'a plain upload of two parts was answered with 403'],
  ])('%s says why', async (feature, script, reason) => {
    expect((await probe(feature, script)).reason).toBe(reason);
  });
});

test('an annotation that is refused changes nothing, and is no feature', async () => {
  const script: Script = (draft): Exchange =>
    draft.operation === 'PutObjectAnnotation' ? answer(501) : answer(200, { body: 'x' });
  const { isThere, reason } = await probe('annotations', script);
  expect([isThere, reason]).toEqual([false, 'PutObjectAnnotation was answered with 501']);
});
