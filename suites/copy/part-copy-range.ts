import { accepted, holds, refused, returns } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { customerKey, type SharedMultipart, sharedMultipart } from '../../generators/index.ts';
import {
  arrangeShared,
  type Completed,
  completed,
  copiedEtag,
  headerEtag,
} from './part-copy-cell.ts';

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
    act: async ({ s3, have }, { key }, { source, upload }) => {
      const copied = await have.accepted(
        s3.uploadPartCopy({ upload, number: 1, source, sourceRange: 'bytes=500-550000' }),
      );
      return completed(s3, { upload, copied, key });
    },
    expect: holds<Completed, { readonly shared: SharedMultipart }>(
      'holds exactly the range',
      ([done, read], { shared }) => [
        ...accepted().check(done, undefined),
        ...returns('body').check(read, {
          body: shared.body.part({ firstByte: 500, sizeBytes: 549_501 }),
        }),
      ],
    ),
    catches: [
      'drops-last-partial-block',
      'multipart-concatenates-ciphertext',
      'part-copy-copies-ciphertext',
      'part-copy-range-off-by-block',
      'part-number-cuts-ciphertext',
      'parts-in-order-of-arrival',
      'range-off-by-block',
    ],
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
    catches: ['part-copy-clamps-range'],
  }),
  rule({
    id: 'upc.mixed-with-uploadpart',
    level: 'MUST',
    title: 'Sent and copied parts mix in one SSE-C upload',
    clause: 'mpu.complete.assembles',
    on: ['UploadPartCopy'],
    given: { shared: sharedMultipart(), key: customerKey() },
    trials: 1,
    arrange: arrangeShared,
    act: async ({ s3, have }, { shared, key }, { source, upload }) => {
      const first = shared.body.part({ firstByte: 0, sizeBytes: shared.partSizesBytes[0] ?? 0 });
      const sent = await have.accepted(s3.uploadPart({ upload, number: 1, body: first }));
      const range = `bytes=${first.sizeBytes}-${shared.body.sizeBytes - 1}`;
      const copied = await have.accepted(
        s3.uploadPartCopy({ upload, number: 2, source, sourceRange: range }),
      );
      const parts = [
        { number: 1, etag: headerEtag(sent), body: first },
        { number: 2, etag: copiedEtag(copied), body: first },
      ];
      return completed(s3, { upload: { ...upload, parts }, key });
    },
    expect: holds<Completed, { readonly shared: SharedMultipart }>(
      'returns the object',
      ([done, read], { shared }) => [
        ...accepted().check(done, undefined),
        ...returns('body').check(read, shared),
      ],
    ),
    catches: [
      'multipart-concatenates-ciphertext',
      'part-copy-copies-ciphertext',
      'part-copy-range-off-by-block',
      'part-number-cuts-ciphertext',
      'parts-in-order-of-arrival',
      'range-off-by-block',
    ],
  }),
];
