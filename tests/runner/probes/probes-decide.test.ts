import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../../core/exchange.ts';
import type { Feature } from '../../../spec/features.ts';
import { answer } from '../../core/answer.ts';
import type { Script } from '../scripted.ts';
import { endpoints, etag, isComplete, probe, refusedWhere } from './featured.ts';

describe('an endpoint that has a feature', () => {
  test.each(Object.entries(endpoints))(
    'the feature %s is found where the endpoint has it',
    async (feature, [has]) => {
      const { isThere, reason } = await probe(feature as Feature, has);
      expect([isThere, reason]).toEqual([true, expect.stringMatching(/ was answered with \d+/)]);
    },
  );
});

describe('an endpoint that only seems to have a feature', () => {
  test.each(Object.entries(endpoints))(
    'the feature %s is not found where the endpoint only seems to have it',
    async (feature, [, seems]) => {
      const { isThere } = await probe(feature as Feature, seems);
      expect(isThere).toBe(false);
    },
  );
  test.each<[Feature, string, Script]>([
    [
      'sse-s3',
      'PutObject with SSE-S3 was answered with 200, accepted but without effect',
      () => answer(200),
    ],
    ['copy', 'CopyObject was answered with 501', () => answer(501)],
    [
      'if-range',
      'GetObject with If-Range of another ETag was answered with 206, accepted but without effect',
      () => answer(206),
    ],
    [
      'mp-object-size',
      'CompleteMultipartUpload of another size was answered with 200, accepted but without effect',
      refusedWhere(() => false, 400),
    ],
    [
      'mp-object-size',
      'CompleteMultipartUpload of its size was answered with 400',
      refusedWhere(isComplete, 400),
    ],
    ['checksums', 'PutObject with x-amz-checksum-crc32 was answered with 400', () => answer(400)],
    [
      'checksums',
      'PutObject with a wrong x-amz-checksum-crc32 was answered with 200, accepted but without effect',
      () => answer(200),
    ],
    [
      'conditional-put-if-match',
      'PutObject with If-Match of another ETag was answered with 200, accepted but without effect',
      () => etag,
    ],
    [
      'conditional-put-if-match',
      'PutObject with If-Match was answered with 412',
      ({ method }) => (method === 'PUT' ? answer(412) : etag),
    ],
    [
      'blocked-encryption',
      'PutBucketEncryption with BlockedEncryptionTypes was answered with 400',
      () => answer(400),
    ],
    [
      'policy-condition-key',
      'PutBucketPolicy on the SSE-C condition key was answered with 400',
      () => answer(400),
    ],
    [
      'part-number',
      'a plain upload of two parts was answered with 400',
      refusedWhere(isComplete, 400),
    ],
    ['part-number', 'a plain upload of two parts was answered with 403', () => answer(403)],
  ])('the feature %s is not found: %s', async (feature, reason, script) => {
    expect((await probe(feature, script)).reason).toBe(reason);
  });
});

test('the feature annotations is not found where PutObjectAnnotation is refused', async () => {
  const script: Script = (draft): Exchange =>
    draft.operation === 'PutObjectAnnotation' ? answer(501) : answer(200, { body: 'x' });
  const { isThere, reason } = await probe('annotations', script);
  expect([isThere, reason]).toEqual([false, 'PutObjectAnnotation was answered with 501']);
});
