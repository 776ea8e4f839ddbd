import { isAccepted } from '../../core/exchange.ts';
import { accepted, answers, echoes, either, refused, steps } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { ssec, sseS3 } from '../../core/values.ts';
import { customerKey, mutation, objectBody } from '../../generators/index.ts';
import { defaultDocument, unblockDocument } from '../../spec/documents.ts';
import { block } from './block.ts';

const given = { key: customerKey(), body: objectBody() };
const bucket = { name: '' };

/** What stands beside a block of SSE-C: bad triples, plain writes, its end, and the default. */
export const besideBlockRules = [
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
    arrange: block,
    act: ({ write }, { key, body, bad }) => write({ key, body, mutation: bad }),
    control: ({ s3 }, { body }) => s3.putObject({ body }),
    expect: refused(),
    catches: ['blocked-types-skip-validation'],
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
    arrange: async (world, { key }) => {
      const { have, s3 } = world;
      await block(world, { key });
      await have.accepted(
        s3.call('PutBucketEncryption', { of: bucket, document: unblockDocument }),
      );
    },
    act: ({ until, write }, drawn) => until(isAccepted, () => write(drawn)),
    expect: echoes('key'),
    catches: ['blocked-types-stay'],
  }),
  rule({
    id: 'blocked.plain-writes-work',
    level: 'SHOULD',
    title: 'On a bucket that blocks SSE-C plain writes work, and a partial triple is not one',
    clause: 'recorded.put.no-key',
    on: ['PutObject'],
    needs: ['blocked-encryption', 'own-bucket', 'sse-s3'],
    bucket: 'own',
    trials: 1,
    given: { ...given, partial: mutation('triple.only-algorithm', 'triple.no-key') },
    arrange: block,
    act: async ({ s3 }, { key, body, partial }) =>
      [
        await s3.putObject({ body }),
        await s3.putObject({ body, encryption: sseS3 }),
        await s3.putObject({ key, body, mutation: partial }),
      ] as const,
    expect: steps(accepted(), accepted(), refused()),
    catches: [
      'blocked-types-block-managed',
      'blocked-types-skip-validation',
      'stores-partial-triple-plain',
    ],
  }),
  rule({
    id: 'blocked.inflight-multipart',
    level: 'SHOULD',
    title: 'A block after the initiate is answered for parts, and the upload can be aborted',
    clause: 'blocked.write',
    on: ['UploadPart'],
    needs: ['blocked-encryption', 'own-bucket'],
    bucket: 'own',
    trials: 1,
    given,
    arrange: async (world, { key }) => {
      const upload = await world.have.upload({ encryption: ssec(key) });
      await block(world, { key });
      return upload;
    },
    act: async ({ s3 }, { body }, upload) => {
      const part = await s3.uploadPart({ upload, number: 1, body });
      return [await s3.abortMultipartUpload({ upload }), part] as const;
    },
    expect: steps(accepted(), either(accepted(), answers(403))),
    catches: ['blocked-types-crash-part', 'abort-needs-key'],
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
        document: defaultDocument.replace('>AES256<', '>SSE-C<'),
      }),
    control: ({ s3 }) => s3.call('PutBucketEncryption', { of: bucket, document: defaultDocument }),
    expect: refused(),
    catches: ['takes-ssec-as-default'],
  }),
];
