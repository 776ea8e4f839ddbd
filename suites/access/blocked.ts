import {
  accepted,
  all,
  answers,
  echoes,
  either,
  refused,
  returns,
  steps,
} from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { plain, ssec } from '../../core/values.ts';
import { customerKey, mutation, objectBody } from '../../generators/index.ts';
import { blockDocument, unblockDocument } from '../../spec/documents.ts';

const given = { key: customerKey(), body: objectBody() };
const bucket = { name: '' };

/** Buckets that block SSE-C, and what cannot be a default. */
export const blockedRules = [
  rule({
    id: 'blocked.configure',
    level: 'MAY',
    title: 'PutBucketEncryption takes BlockedEncryptionTypes',
    clause: 'blocked.configure',
    on: ['PutBucketEncryption'],
    needs: ['bucket-encryption', 'own-bucket'],
    bucket: 'own',
    trials: 1,
    given: {},
    act: async ({ s3 }) =>
      [
        await s3.call('PutBucketEncryption', { of: bucket, document: blockDocument }),
        await s3.call('GetBucketEncryption', { of: bucket }),
      ] as const,
    expect: steps(
      either(accepted(), answers(400, 501)),
      either(accepted(), answers(400, 404, 501)),
    ),
    catches: ['blocked-types-crash'],
  }),
  rule({
    id: 'blocked.put',
    level: 'SHOULD',
    title: 'On a bucket that blocks SSE-C a write with a triple is 403',
    clause: 'blocked.write',
    on: ['PutObject', 'CreateMultipartUpload', 'CopyObject'],
    needs: ['blocked-encryption', 'own-bucket'],
    bucket: 'own',
    trials: 1,
    given,
    arrange: ({ have, s3 }) =>
      have.accepted(s3.call('PutBucketEncryption', { of: bucket, document: blockDocument })),
    act: ({ write }, drawn) => write(drawn),
    control: ({ s3 }, { body }) => s3.putObject({ body }),
    expect: all(refused(), answers(403)),
    catches: [
      'blocked-types-ignored',
      'copy-ignores-target-triple',
      'default-encryption-wins',
      'stores-plaintext',
      'vendor-error-codes',
    ],
  }),
  rule({
    id: 'blocked.reads-still-work',
    level: 'SHOULD',
    title: 'Blocking leaves reads of SSE-C objects alone',
    clause: 'blocked.reads',
    on: ['GetObject'],
    needs: ['blocked-encryption', 'own-bucket'],
    bucket: 'own',
    trials: 1,
    given,
    arrange: async ({ have, s3 }, { key, body }) => {
      const stored = await have.object({ body, encryption: ssec(key) });
      await have.accepted(s3.call('PutBucketEncryption', { of: bucket, document: blockDocument }));
      return stored;
    },
    act: async ({ s3 }, _, stored) =>
      [
        await s3.getObject({ of: stored }),
        await s3.headObject({ of: stored }),
        await s3.listObjectsV2({}),
      ] as const,
    expect: steps(returns('body'), returns('body'), accepted()),
    catches: [
      'blocked-types-block-reads',
      'default-encryption-wins',
      'drops-last-partial-block',
      'reports-ciphertext-size',
    ],
  }),
  rule({
    id: 'blocked.copy-source-still-works',
    level: 'MAY',
    title: 'Blocking leaves SSE-C copy sources readable, or refuses them',
    clause: 'blocked.reads',
    on: ['CopyObject'],
    needs: ['blocked-encryption', 'own-bucket'],
    bucket: 'own',
    trials: 1,
    given,
    arrange: async ({ have, s3 }, { key, body }) => {
      const stored = await have.object({ body, encryption: ssec(key) });
      await have.accepted(s3.call('PutBucketEncryption', { of: bucket, document: blockDocument }));
      return stored;
    },
    act: ({ s3 }, _, stored) => s3.copyObject({ source: stored, to: plain }),
    expect: either(accepted(), answers(403)),
    catches: ['blocked-types-crash-copy', 'default-encryption-wins'],
  }),
  rule({
    id: 'blocked.precedence',
    level: 'MAY',
    title: 'On a bucket that blocks SSE-C a bad triple is refused',
    clause: 'blocked.write',
    on: ['PutObject'],
    needs: ['blocked-encryption', 'own-bucket'],
    bucket: 'own',
    trials: 1,
    given: { ...given, bad: mutation('md5.of-other-key') },
    arrange: ({ have, s3 }) =>
      have.accepted(s3.call('PutBucketEncryption', { of: bucket, document: blockDocument })),
    act: ({ write }, { key, body, bad }) => write({ key, body, mutation: bad }),
    control: ({ s3 }, { body }) => s3.putObject({ body }),
    expect: refused(),
    catches: ['blocked-types-skip-validation', 'default-encryption-wins'],
  }),
  rule({
    id: 'blocked.unblock',
    level: 'SHOULD',
    title: 'NONE allows SSE-C writes again',
    clause: 'blocked.unblock',
    on: ['PutObject'],
    needs: ['blocked-encryption', 'own-bucket'],
    bucket: 'own',
    trials: 1,
    given,
    arrange: async ({ have, s3 }) => {
      await have.accepted(s3.call('PutBucketEncryption', { of: bucket, document: blockDocument }));
      await have.accepted(
        s3.call('PutBucketEncryption', { of: bucket, document: unblockDocument }),
      );
    },
    act: ({ write }, drawn) => write(drawn),
    expect: echoes('key'),
    catches: ['blocked-types-stay', 'default-encryption-wins', 'no-echo'],
  }),
  rule({
    id: 'blocked.plain-writes-work',
    level: 'SHOULD',
    title: 'On a bucket that blocks SSE-C plain writes work, and a partial triple is not one',
    clause: 'recorded.put.no-key',
    on: ['PutObject'],
    needs: ['blocked-encryption', 'own-bucket'],
    bucket: 'own',
    trials: 1,
    given: { ...given, partial: mutation('triple.only-algorithm', 'triple.no-key') },
    arrange: ({ have, s3 }) =>
      have.accepted(s3.call('PutBucketEncryption', { of: bucket, document: blockDocument })),
    act: async ({ s3 }, { key, body, partial }) =>
      [await s3.putObject({ body }), await s3.putObject({ key, body, mutation: partial })] as const,
    expect: steps(accepted(), refused()),
    catches: ['blocked-types-skip-validation', 'stores-partial-triple-plain'],
  }),
  rule({
    id: 'blocked.inflight-multipart',
    level: 'MAY',
    title: 'A block after the initiate is answered for parts, and the upload can be aborted',
    clause: 'blocked.write',
    on: ['UploadPart'],
    needs: ['blocked-encryption', 'own-bucket'],
    bucket: 'own',
    trials: 1,
    given,
    arrange: async ({ have, s3 }, { key }) => {
      const upload = await have.upload({ encryption: ssec(key) });
      await have.accepted(s3.call('PutBucketEncryption', { of: bucket, document: blockDocument }));
      return upload;
    },
    act: async ({ s3 }, { body }, upload) => {
      const part = await s3.uploadPart({ upload, number: 1, body });
      return [await s3.abortMultipartUpload({ upload }), part] as const;
    },
    expect: steps(accepted(), either(accepted(), answers(403))),
    catches: ['abort-needs-key', 'blocked-types-crash-part', 'vendor-error-codes'],
  }),
  rule({
    id: 'bucketenc.no-ssec-default',
    level: 'SHOULD',
    title: 'SSE-C cannot be the default encryption of a bucket',
    clause: 'bucketenc.values',
    on: ['PutBucketEncryption'],
    needs: ['bucket-encryption', 'own-bucket'],
    bucket: 'own',
    trials: 1,
    given: {},
    act: ({ s3 }) =>
      s3.call('PutBucketEncryption', {
        of: bucket,
        document: unblockDocument.replace('>AES256<', '>SSE-C<'),
      }),
    control: ({ s3 }) => s3.call('PutBucketEncryption', { of: bucket, document: unblockDocument }),
    expect: refused(),
    catches: ['takes-ssec-as-default'],
  }),
];
