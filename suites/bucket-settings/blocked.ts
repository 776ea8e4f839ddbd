import type { CustomerKey } from '../../core/customer-key.ts';
import { type Exchange, isAccepted } from '../../core/exchange.ts';
import { accepted, answers, echoes, returnsSlice } from '../../core/expectations/accepted.ts';
import { all, either, steps } from '../../core/expectations/combine.ts';
import { holds } from '../../core/expectations/consistent.ts';
import { describeAnswer } from '../../core/expectations/expectation.ts';
import { isRefusal, refused } from '../../core/expectations/refused.ts';
import { rule } from '../../core/rule.ts';
import { plain, type Stored, ssec, sseS3, type Upload } from '../../core/values.ts';
import type { World } from '../../core/world.ts';
import { customerKey, each, mutation, objectBody, rangeOf } from '../../generators/index.ts';
import { blockDocument, unblockDocument } from '../../spec/documents.ts';
import { keyAndBody, ownBucket } from '../scenes/drawn.ts';
import { showsPlaintextSize } from '../scenes/kept-properties.ts';
import { reads } from '../scenes/refusals.ts';

const onBlockingBucket = {
  needs: ['blocked-encryption', 'own-bucket'],
  bucket: 'own',
  trials: 1,
} as const;

const withoutTriple = mutation('triple.none');

const middle = rangeOf({ first: 17, last: 4095 });

const showsBlocked = ({ body }: Exchange): boolean =>
  /<BlockedEncryptionTypes>.*<EncryptionType>SSE-C</.test(Buffer.from(body).toString());

export const blockedRules = [
  rule({
    id: 'blocked.before-key',
    level: 'MAY',
    title: 'On a bucket that blocks SSE-C, a write with a malformed key is answered with 403 too',
    clause: 'blocked.write',
    on: ['PutObject', 'CreateMultipartUpload', 'CopyObject', 'PostObject'],
    ...onBlockingBucket,
    given: { ...keyAndBody, withoutTriple, bad: mutation('md5.of-other-key', 'key.len-31') },
    arrange: block,
    act: ({ write }, { key, body, bad }) => write({ key, body, mutation: bad }),
    control: ({ write }, drawn) => write({ ...drawn, mutation: drawn.withoutTriple }),
    expect: all(refused(), answers(403)),
    catches: ['blocked-types-after-key', 'blocked-types-skip-validation'],
  }),
  rule({
    id: 'blocked.unblock',
    level: 'SHOULD',
    title: 'After BlockedEncryptionTypes is set to NONE, SSE-C PutObject is accepted and confirmed',
    clause: 'blocked.unblock',
    on: ['PutObject'],
    ...onBlockingBucket,
    given: keyAndBody,
    arrange: async (world, { key }) => {
      const { have, s3 } = world;
      await block(world, { key });
      await have.accepted(
        s3.call('PutBucketEncryption', { of: ownBucket, document: unblockDocument }),
      );
    },
    act: ({ until, write }, drawn) => until(isAccepted, () => write(drawn)),
    expect: echoes('key'),
    catches: ['blocked-types-stay'],
  }),
  rule({
    id: 'blocked.plain-writes-work',
    level: 'SHOULD',
    title: 'A bucket that blocks SSE-C takes plain and SSE-S3 puts, refuses partial SSE-C headers',
    clause: 'recorded.put.no-key',
    on: ['PutObject'],
    needs: ['blocked-encryption', 'own-bucket', 'sse-s3'],
    bucket: 'own',
    trials: 1,
    given: { ...keyAndBody, partial: mutation('triple.only-algorithm', 'triple.no-key') },
    arrange: block,
    act: async ({ s3 }, { key, body, partial }) =>
      [
        await s3.putObject({ body }),
        await s3.putObject({ body, encryption: sseS3 }),
        await s3.putObject({ key, body, mutation: partial }),
      ] as const,
    expect: steps(accepted(), accepted(), refused()),
    catches: ['blocked-types-block-managed', 'blocked-types-skip-validation'],
  }),
  rule({
    id: 'blocked.inflight-multipart',
    level: 'SHOULD',
    title: 'Once SSE-C is blocked mid-upload, UploadPart is 2xx or 403, AbortMultipartUpload 2xx',
    clause: 'blocked.write',
    on: ['UploadPart'],
    ...onBlockingBucket,
    given: keyAndBody,
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
    id: 'blocked.configure',
    level: 'SHOULD',
    title: 'PutBucketEncryption blocking SSE-C is shown by GetBucketEncryption, or is 400 or 501',
    clause: 'blocked.configure',
    on: ['PutBucketEncryption'],
    needs: ['bucket-encryption', 'own-bucket'],
    bucket: 'own',
    trials: 1,
    given: {},
    act: async ({ s3, until }) =>
      [
        await s3.call('PutBucketEncryption', { of: ownBucket, document: blockDocument }),
        await until(showsBlocked, () => s3.call('GetBucketEncryption', { of: ownBucket })),
      ] as const,
    expect: holds<readonly [Exchange, Exchange]>(
      'is accepted and shown, or is 400 or 501',
      shownOrUnknown,
    ),
    catches: ['blocked-types-forgotten', 'blocked-types-crash'],
  }),
  rule({
    id: 'blocked.put',
    level: 'SHOULD',
    title: 'A put, copy, form or multipart initiation with SSE-C is 403 on a bucket that blocks it',
    clause: 'blocked.write',
    on: ['PutObject', 'CreateMultipartUpload', 'CopyObject', 'PostObject'],
    ...onBlockingBucket,
    given: { ...keyAndBody, withoutTriple, presigned: each(false, true) },
    arrange: block,
    act: ({ write }, { key, body, presigned }) => write({ key, body, presigned }),
    control: ({ write }, drawn) => write({ ...drawn, mutation: drawn.withoutTriple }),
    expect: all(refused(), answers(403)),
    catches: ['blocked-types-ignored', 'blocked-types-miss-presigned', 'blocked-types-miss-forms'],
  }),
  rule({
    id: 'blocked.chunked',
    level: 'SHOULD',
    title: 'SSE-C PutObject in aws-chunked encoding is 403 on a bucket that blocks SSE-C',
    clause: 'blocked.write',
    on: ['PutObject'],
    ...onBlockingBucket,
    needs: ['blocked-encryption', 'own-bucket', 'streaming'],
    given: keyAndBody,
    arrange: block,
    act: ({ write }, drawn) => write({ ...drawn, signing: { payload: 'streaming' } }),
    control: ({ s3 }, { body }) => s3.putObject({ body, signing: { payload: 'streaming' } }),
    expect: all(refused(), answers(403)),
    catches: ['blocked-types-miss-chunked', 'blocked-types-ignored'],
  }),
  rule({
    id: 'blocked.multipart',
    level: 'SHOULD',
    title: 'UploadPart and UploadPartCopy into an SSE-C upload are 403 if the bucket blocks SSE-C',
    clause: 'blocked.write',
    on: ['UploadPart', 'UploadPartCopy'],
    ...onBlockingBucket,
    given: keyAndBody,
    arrange: async (world, { key, body }) => {
      const ssecUpload = await world.have.upload({ encryption: ssec(key) });
      const plainUpload = await world.have.upload({ encryption: plain });
      const source = await world.have.object({ body, encryption: plain });
      await block(world, { key });
      return { ssecUpload, plainUpload, source };
    },
    act: (world, _, { ssecUpload: upload, source }) => partOf(world, { upload, source }),
    control: (world, _, { plainUpload: upload, source }) => partOf(world, { upload, source }),
    expect: all(refused(), answers(403)),
    catches: ['blocked-types-miss-parts', 'blocked-types-ignored'],
  }),
  rule({
    id: 'blocked.reads-still-work',
    level: 'SHOULD',
    title: 'After a bucket blocks SSE-C, its SSE-C objects are still readable with key and listed',
    clause: 'list.still-works',
    on: [...reads, 'ListObjects', 'ListObjectsV2', 'ListObjectVersions'],
    ...onBlockingBucket,
    given: { key: customerKey(), body: objectBody({ sizeBytes: 4097 }), range: each(middle) },
    arrange: async (world, { key, body }) => {
      const stored = await world.have.object({ body, encryption: ssec(key) });
      await block(world, { key });
      return stored;
    },
    act: async ({ look, s3 }, { range }, stored) =>
      [await look(stored), await s3.getObject({ of: stored, range })] as const,
    expect: steps(showsPlaintextSize(), returnsSlice()),
    catches: [
      'blocked-types-block-reads',
      'blocked-types-block-ranges',
      'blocked-types-hide-objects',
    ],
  }),
  rule({
    id: 'blocked.copy-source-still-works',
    level: 'SHOULD',
    title: 'CopyObject from SSE-C to plain in a bucket that blocks SSE-C is accepted or 403',
    clause: 'blocked.reads',
    on: ['CopyObject'],
    ...onBlockingBucket,
    given: keyAndBody,
    arrange: async (world, { key, body }) => {
      const stored = await world.have.object({ body, encryption: ssec(key) });
      await block(world, { key });
      return stored;
    },
    act: ({ s3 }, _, stored) => s3.copyObject({ source: stored, to: plain }),
    expect: either(accepted(), answers(403)),
    catches: ['blocked-types-crash-copy', 'copy-refuses-ssec'],
  }),
];

/**
 * Blocks SSE-C on the trial's bucket and waits until a write with it is refused, for as long as
 * such a change may take. An endpoint that never refuses is for the rule to judge.
 */
async function block(
  { have, s3, until }: Pick<World<'PutObject'>, 'have' | 's3' | 'until'>,
  { key }: { readonly key: CustomerKey },
): Promise<void> {
  const of = { name: '' };
  await have.accepted(s3.call('PutBucketEncryption', { of, document: blockDocument }));
  await until(isRefusal, () => s3.putObject({ key }));
}

/** Refused as an unknown element, or accepted and shown by GetBucketEncryption. */
function shownOrUnknown([put, got]: readonly [Exchange, Exchange]) {
  if (!isAccepted(put)) return answers(400, 501).check(put, undefined);
  if (showsBlocked(got)) return accepted().check(got, undefined);
  return [{ expected: 'SSE-C among the blocked types', received: describeAnswer(got) }];
}

/** UploadPart or UploadPartCopy, as the case has it. */
function partOf(
  { s3, operation }: Pick<World<'UploadPart'>, 's3' | 'operation'>,
  { upload, source }: { readonly upload: Upload; readonly source: Stored },
) {
  if (operation === 'UploadPartCopy') return s3.uploadPartCopy({ upload, number: 1, source });
  return s3.uploadPart({ upload, number: 1, body: source.body });
}
