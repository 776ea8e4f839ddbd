import { type Exchange, isAccepted } from '../../core/exchange.ts';
import {
  accepted,
  all,
  answers,
  describe,
  either,
  holds,
  refused,
  returns,
  steps,
} from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { plain, type Stored, ssec, type Upload } from '../../core/values.ts';
import type { World } from '../../core/world.ts';
import { customerKey, mutation, objectBody } from '../../generators/index.ts';
import { blockDocument } from '../../spec/documents.ts';
import { block } from './block.ts';

const given = { key: customerKey(), body: objectBody() };
const bucket = { name: '' };

/** Buckets that block SSE-C, and what cannot be a default. */
export const blockedRules = [
  rule({
    id: 'blocked.configure',
    level: 'SHOULD',
    title: 'PutBucketEncryption takes BlockedEncryptionTypes',
    clause: 'blocked.configure',
    on: ['PutBucketEncryption'],
    needs: ['bucket-encryption', 'own-bucket'],
    bucket: 'own',
    trials: 1,
    given: {},
    act: async ({ s3, until }) =>
      [
        await s3.call('PutBucketEncryption', { of: bucket, document: blockDocument }),
        await until(showsBlocked, () => s3.call('GetBucketEncryption', { of: bucket })),
      ] as const,
    expect: holds<readonly [Exchange, Exchange]>('is taken and shown, or unknown', shownOrUnknown),
    catches: ['blocked-types-forgotten', 'blocked-types-crash'],
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
    given: { ...given, withoutTriple: mutation('triple.none') },
    arrange: block,
    act: ({ write }, { key, body }) => write({ key, body }),
    control: ({ write }, drawn) => write({ ...drawn, mutation: drawn.withoutTriple }),
    expect: all(refused(), answers(403)),
    catches: ['blocked-types-ignored', 'copy-ignores-target-triple'],
  }),
  rule({
    id: 'blocked.multipart',
    level: 'SHOULD',
    title: 'On a bucket that blocks SSE-C a part with a triple is 403',
    clause: 'blocked.write',
    on: ['UploadPart', 'UploadPartCopy'],
    needs: ['blocked-encryption', 'own-bucket'],
    bucket: 'own',
    trials: 1,
    given,
    arrange: async (world, { key, body }) => {
      const sealed = await world.have.upload({ encryption: ssec(key) });
      const open = await world.have.upload({ encryption: plain });
      const source = await world.have.object({ body, encryption: plain });
      await block(world, { key });
      return { sealed, open, source };
    },
    act: (world, _, { sealed: upload, source }) => partOf(world, { upload, source }),
    control: (world, _, { open: upload, source }) => partOf(world, { upload, source }),
    expect: all(refused(), answers(403)),
    catches: ['blocked-types-miss-parts', 'blocked-types-ignored'],
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
    arrange: async (world, { key, body }) => {
      const stored = await world.have.object({ body, encryption: ssec(key) });
      await block(world, { key });
      return stored;
    },
    act: async ({ s3 }, _, stored) =>
      [
        await s3.getObject({ of: stored }),
        await s3.headObject({ of: stored }),
        await s3.listObjectsV2({}),
      ] as const,
    expect: steps(returns('body'), returns('body'), accepted()),
    catches: ['blocked-types-block-reads', 'drops-last-partial-block'],
  }),
  rule({
    id: 'blocked.copy-source-still-works',
    level: 'SHOULD',
    title: 'Blocking leaves SSE-C copy sources readable, or refuses them',
    clause: 'blocked.reads',
    on: ['CopyObject'],
    needs: ['blocked-encryption', 'own-bucket'],
    bucket: 'own',
    trials: 1,
    given,
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

const showsBlocked = ({ body }: Exchange): boolean =>
  /<BlockedEncryptionTypes>.*<EncryptionType>SSE-C</.test(Buffer.from(body).toString());

/** An endpoint that does not know the element may say so; one that takes it shows it. */
function shownOrUnknown([put, got]: readonly [Exchange, Exchange]) {
  if (!isAccepted(put)) return answers(400, 501).check(put, undefined);
  if (showsBlocked(got)) return accepted().check(got, undefined);
  return [{ expected: 'SSE-C among the blocked types', received: describe(got) }];
}

/** The case's part, sent or copied. */
function partOf(
  { s3, operation }: Pick<World<'UploadPart'>, 's3' | 'operation'>,
  { upload, source }: { readonly upload: Upload; readonly source: Stored },
) {
  if (operation === 'UploadPartCopy') return s3.uploadPartCopy({ upload, number: 1, source });
  return s3.uploadPart({ upload, number: 1, body: source.body });
}
