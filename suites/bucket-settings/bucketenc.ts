import { answers, echoes, either, refused, returns, steps } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { defaultDocument } from '../../spec/documents.ts';
import { keyAndBody, ownBucket } from '../scenes/drawn.ts';

/** Amazon answers 204; the operation may not be offered. */
const ended = answers(200, 204, 405, 501);

export const bucketencRules = [
  rule({
    id: 'bucketenc.no-ssec-default',
    level: 'SHOULD',
    title: 'PutBucketEncryption with SSE-C as the default encryption is refused',
    clause: 'bucketenc.values',
    disputed: 'mpu.create.default-of-bucket',
    on: ['PutBucketEncryption'],
    needs: ['bucket-encryption', 'own-bucket'],
    bucket: 'own',
    trials: 1,
    given: {},
    act: ({ s3 }) =>
      s3.call('PutBucketEncryption', {
        of: ownBucket,
        document: defaultDocument.replace('>AES256<', '>SSE-C<'),
      }),
    control: ({ s3 }) =>
      s3.call('PutBucketEncryption', { of: ownBucket, document: defaultDocument }),
    expect: refused(),
    catches: ['takes-ssec-as-default'],
  }),
  rule({
    id: 'bucketenc.delete-keeps-ssec',
    level: 'SHOULD',
    title:
      'After DeleteBucketEncryption SSE-C objects need their key; SSE-C writes are kept or 403',
    clause: 'bucketenc.delete-resets',
    on: ['DeleteBucketEncryption'],
    needs: ['bucket-encryption', 'own-bucket'],
    bucket: 'own',
    trials: 1,
    given: keyAndBody,
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: async ({ s3 }, { key, body }, stored) =>
      [
        await s3.call('DeleteBucketEncryption', { of: ownBucket }),
        await s3.getObject({ of: stored }),
        await s3.getObject({ of: stored, key: 'none' }),
        await s3.putObject({ key, body }),
      ] as const,
    expect: steps(ended, returns('body'), refused(), either(echoes('key'), answers(403))),
    catches: ['delete-encryption-opens-ssec', 'delete-encryption-drops-ssec'],
  }),
];
