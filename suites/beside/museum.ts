import type { Exchange } from '../../core/exchange.ts';
import {
  accepted,
  all,
  conceals,
  echoes,
  echoesNothing,
  holds,
  refused,
  returns,
  returnsSlice,
  steps,
} from '../../core/expectations.ts';
import { ObjectBody } from '../../core/object-body.ts';
import { rule } from '../../core/rule.ts';
import { type ByteRange, plain, ssec, sseS3 } from '../../core/values.ts';
import { customerKey, distinctKeys, each, objectBody } from '../../generators/index.ts';
import { internalHeaders } from '../../spec/internal-headers.ts';
import { type Place, placed, refusedAndKept } from '../copy/scene.ts';
import { encryptByDefault } from '../default-encryption.ts';

const mebibyte = 1024 * 1024;
const large = ObjectBody.of({ sizeBytes: 9 * mebibyte + 5, seed: 9 });
const inLarge: ByteRange = {
  header: `bytes=${8 * mebibyte - 7}-${8 * mebibyte + 8}`,
  first: 8 * mebibyte - 7,
  last: 8 * mebibyte + 8,
};
const confirmations = [
  'x-amz-server-side-encryption',
  'x-amz-server-side-encryption-aws-kms-key-id',
  'x-amz-server-side-encryption-bucket-key-enabled',
  'x-amz-server-side-encryption-context',
  'x-amz-server-side-encryption-customer-algorithm',
  'x-amz-server-side-encryption-customer-key-md5',
];

/** What bugs of real endpoints asked for and no rule claimed: objects in one piece. */
export const museumRules = [
  rule({
    id: 'echo.no-sealed-key',
    level: 'SHOULD',
    title: 'Answers tell of encryption in the documented headers alone',
    clause: 'derived.reveals-nothing',
    on: ['GetObject', 'HeadObject', 'PutObject'],
    given: { key: customerKey(), body: objectBody() },
    act: ({ perform }, drawn) => perform(drawn),
    expect: all(
      accepted(),
      holds<Exchange>('holds no other header about encryption', ({ headers }) =>
        headers
          .map(([name]) => name.toLowerCase())
          .filter((name) => name.includes('server-side-encryption'))
          .filter((name) => !confirmations.includes(name))
          .map((name) => ({ expected: `no ${name}`, received: name })),
      ),
    ),
    catches: ['shows-sealed-key', 'echoes-key'],
  }),
  rule({
    id: 'copy.self.wrong-key',
    level: 'MUST',
    title: 'A self-copy with one wrong key in both triples is refused and leaves the object',
    clause: 'ssec.copy.source-same',
    on: ['CopyObject'],
    needs: ['ssec-copy-source'],
    given: { keys: distinctKeys(), body: objectBody(), place: each<Place>('beside', 'replaced') },
    arrange: async ({ have }, { keys: [right], body }) => ({
      stored: await have.object({ body, encryption: ssec(right) }),
      rotated: await have.object({ body, encryption: ssec(right) }),
    }),
    act: async ({ s3 }, { keys: [, wrong], place }, { stored }) => {
      const to = { to: ssec(wrong), ...placed(place), onto: 'itself' } as const;
      const copied = await s3.copyObject({ ...to, source: stored, sourceKey: wrong });
      return [copied, await s3.getObject({ of: stored })];
    },
    // Some want new metadata of every copy onto itself: the control always has it.
    control: ({ s3 }, { keys: [, other] }, { rotated }) =>
      s3.copyObject({ source: rotated, to: ssec(other), ...placed('itself') }),
    expect: refusedAndKept(),
    catches: ['self-copy-same-keys-unchecked', 'copy-ignores-all-keys', 'accepts-wrong-key'],
  }),
  rule({
    id: 'copy.self.rotate-without-directive',
    level: 'SHOULD',
    title: 'A self-copy under a new key needs no metadata directive',
    clause: 'ssec.copy.any-encryption',
    on: ['CopyObject'],
    needs: ['ssec-copy-source'],
    given: { keys: distinctKeys(), body: objectBody() },
    arrange: ({ have }, { keys: [old], body }) => have.object({ body, encryption: ssec(old) }),
    act: async ({ s3 }, { keys: [, fresh] }, stored) =>
      [
        await s3.copyObject({ source: stored, to: ssec(fresh), onto: 'itself' }),
        await s3.getObject({ of: stored, key: fresh }),
      ] as const,
    expect: steps(accepted(), returns('body')),
    catches: ['rotation-needs-replace', 'copy-to-other-key-is-ciphertext'],
  }),
  rule({
    id: 'isolation.internal-header-spoof',
    level: 'SHOULD',
    title: "Headers of an endpoint's own books, sent by a client, do not encrypt",
    clause: 'derived.user-metadata',
    on: ['GetObject'],
    given: { body: objectBody() },
    arrange: async ({ have, s3 }, { body }) => {
      const stored = await have.object({ body, encryption: plain });
      await s3.putObject({ body, encryption: plain, onto: stored, headers: internalHeaders });
      return stored;
    },
    act: ({ s3 }, _, stored) => s3.getObject({ of: stored }),
    expect: all(returns('body'), echoesNothing()),
    catches: ['honours-internal-headers'],
  }),
  rule({
    id: 'get.range.large',
    level: 'MUST',
    isDear: true,
    trials: 1,
    title: 'A range deep in a large object in one piece returns exactly its bytes',
    clause: 'get.range-header',
    on: ['GetObject'],
    given: { key: customerKey(), body: each(large), range: each(inLarge) },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ s3 }, { range }, stored) => s3.getObject({ of: stored, range }),
    expect: returnsSlice(),
    catches: ['range-ignored-behind-5-mib', 'range-garbled-off-start'],
  }),
  rule({
    id: 'mpu.default-encryption-overridden',
    level: 'MUST',
    title: 'Parts with SSE-C are taken in a bucket with default encryption',
    clause: 'ssec.over-default',
    on: ['UploadPart'],
    needs: ['bucket-encryption', 'own-bucket'],
    bucket: 'own',
    trials: 1,
    given: { key: customerKey(), body: objectBody() },
    arrange: async ({ have, s3 }, { key }) => {
      await encryptByDefault({ have, s3 });
      return have.upload({ encryption: ssec(key) });
    },
    act: ({ s3 }, { body }, upload) => s3.uploadPart({ upload, number: 1, body }),
    expect: echoes('key'),
    catches: ['default-encryption-conflicts-with-part', 'multipart-crashes'],
  }),
  rule({
    id: 'attrs.plain-object-with-key',
    level: 'SHOULD',
    title: 'A triple for a plain object is refused beside GetObject and HeadObject too',
    clause: 'recorded.plain-object',
    on: ['GetObjectAttributes', 'SelectObjectContent'],
    given: { key: customerKey(), body: objectBody() },
    arrange: ({ have }, { body }) => have.object({ body, encryption: plain }),
    act: ({ read }, { key }, stored) => read(stored, { key }),
    control: ({ read }, _, stored) => read(stored, {}),
    expect: all(refused(), conceals('body')),
    catches: ['ignores-conflict-and-superfluous', 'ignores-superfluous-triple'],
  }),
  rule({
    id: 'upc.target-on-sses3-upload',
    level: 'SHOULD',
    title: 'A part copy with a target triple is refused by an SSE-S3 upload',
    clause: 'recorded.part.no-headers',
    on: ['UploadPartCopy'],
    needs: ['sse-s3'],
    given: { key: customerKey(), body: objectBody() },
    arrange: async ({ have }, { body }) => ({
      source: await have.object({ body, encryption: plain }),
      upload: await have.upload({ encryption: sseS3 }),
    }),
    act: ({ s3 }, { key }, { source, upload }) =>
      s3.uploadPartCopy({ upload, number: 1, source, key }),
    control: ({ s3 }, _, { source, upload }) => s3.uploadPartCopy({ upload, number: 1, source }),
    expect: refused(),
    catches: [
      'part-copy-triple-fails-at-complete',
      'plain-upload-ignores-part-triple',
      'part-copy-stores-plaintext',
    ],
  }),
];
