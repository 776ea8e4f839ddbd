import type { Exchange } from '../../core/exchange.ts';
import { holds, refused } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { type CustomerKey, ssec } from '../../core/values.ts';
import type { World } from '../../core/world.ts';
import { customerKey, type SharedMultipart, sharedMultipart } from '../../generators/index.ts';
import { arrangeShared, completed, completes, copiedEtag, headerEtag } from './part-copy-cell.ts';

type Answers = readonly [Exchange, ...Exchange[]];
interface Shared {
  readonly shared: SharedMultipart;
  readonly key: CustomerKey;
}

/** UploadPartCopy of a stretch of a large source. */
export const partCopyRangeRules = [
  rule({
    id: 'upc.range',
    level: 'MUST',
    title: 'A copy range selects plaintext bytes of an SSE-C source',
    clause: 'upc.range',
    on: ['UploadPartCopy'],
    given: { shared: sharedMultipart(), key: customerKey() },
    trials: 1,
    arrange: arrangeShared,
    act: async ({ s3 }, { shared, key }, { source, upload }) => {
      const sourceRange = 'bytes=500-550000';
      const copied = await s3.uploadPartCopy({ upload, number: 1, source, sourceRange });
      const keys = [shared.key, key];
      return [copied, ...(await completed(s3, { upload, copied, keys }))] as const;
    },
    expect: holds<Answers, Shared>(
      'holds exactly the range, for its own key alone',
      ([copied, ...rest], { shared, key }) =>
        completes(copied, rest, {
          body: shared.body.part({ firstByte: 500, sizeBytes: 549_501 }),
          keys: [shared.key, key],
          to: ssec(key),
        }),
    ),
    catches: ['part-copy-range-off-by-block', 'part-copy-stores-plaintext', 'range-off-by-block'],
  }),
  rule({
    id: 'upc.range-invalid',
    level: 'SHOULD',
    title: 'A copy range beyond the plaintext size is refused',
    clause: 'upc.range',
    on: ['UploadPartCopy'],
    given: { shared: sharedMultipart(), key: customerKey() },
    trials: 1,
    arrange: arrangeShared,
    act: ({ s3 }, { shared }, { source, upload }) =>
      s3.uploadPartCopy({
        upload,
        number: 1,
        source,
        sourceRange: `bytes=0-${shared.body.sizeBytes}`,
      }),
    control: ({ s3 }, { shared }, { source, upload }) =>
      s3.uploadPartCopy({
        upload,
        number: 1,
        source,
        sourceRange: `bytes=0-${shared.body.sizeBytes - 1}`,
      }),
    expect: refused(),
    catches: ['part-copy-clamps-range', 'part-copy-range-up-to-ciphertext'],
  }),
  rule({
    id: 'upc.mixed-with-uploadpart',
    level: 'MUST',
    title: 'Sent and copied parts mix in one SSE-C upload',
    clause: 'mpu.complete.assembles',
    on: ['UploadPartCopy'],
    given: { shared: sharedMultipart(), key: customerKey() },
    isDear: true,
    trials: 1,
    arrange: withFirstPart,
    act: async ({ s3 }, { shared, key }, { source, upload, part }) => {
      const sourceRange = `bytes=${part.body.sizeBytes}-${shared.body.sizeBytes - 1}`;
      const copied = await s3.uploadPartCopy({ upload, number: 2, source, sourceRange });
      const parts = [part, { number: 2, etag: copiedEtag(copied), body: part.body }];
      const keys = [shared.key, key];
      return [copied, ...(await completed(s3, { upload: { ...upload, parts }, keys }))] as const;
    },
    expect: holds<Answers, Shared>(
      'returns the object, for its own key alone',
      ([copied, ...rest], { shared, key }) =>
        completes(copied, rest, { body: shared.body, keys: [shared.key, key], to: ssec(key) }),
    ),
    catches: ['range-off-by-block', 'no-echo'],
  }),
];

/** The shared object and an upload, which has the first part of it already. */
async function withFirstPart(
  { have, s3 }: Pick<World<'UploadPartCopy'>, 'have' | 's3'>,
  drawn: Shared,
) {
  const { source, upload } = await arrangeShared({ have }, drawn);
  const { body: whole, partSizesBytes } = drawn.shared;
  const body = whole.part({ firstByte: 0, sizeBytes: partSizesBytes[0] ?? 0 });
  const sent = await have.accepted(s3.uploadPart({ upload, number: 1, body }));
  return { source, upload, part: { number: 1, etag: headerEtag(sent), body } };
}
