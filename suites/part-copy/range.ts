import { accepted, completesCopy, holds, refused } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { customerKey, sharedMultipart } from '../../generators/index.ts';
import {
  arrangeShared,
  completedUpload,
  type PartCopyAnswers,
  type SharedPartCopy,
} from '../scenes/part-copies.ts';

export const upcRangeRules = [
  rule({
    id: 'upc.range-last-byte',
    level: 'MUST',
    title: 'UploadPartCopy of a range up to the last byte of an SSE-C source is accepted',
    clause: 'upc.range',
    on: ['UploadPartCopy'],
    needs: ['ssec-copy-source'],
    trials: 1,
    given: { shared: sharedMultipart(), key: customerKey() },
    arrange: arrangeShared,
    act: ({ s3 }, { shared }, { source, upload }) =>
      s3.uploadPartCopy({
        upload,
        number: 1,
        source,
        sourceRange: `bytes=17-${shared.body.sizeBytes - 1}`,
      }),
    expect: accepted(),
    catches: ['part-copy-refuses-last-byte', 'part-copy-of-multipart-fails'],
  }),
  rule({
    id: 'upc.range',
    level: 'MUST',
    title: 'UploadPartCopy of a range is confirmed and copies just those bytes of an SSE-C source',
    clause: 'upc.range',
    on: ['UploadPartCopy'],
    given: { shared: sharedMultipart(), key: customerKey() },
    trials: 1,
    arrange: arrangeShared,
    act: async ({ s3 }, { shared, key }, { source, upload }) => {
      const sourceRange = 'bytes=500-550000';
      const copied = await s3.uploadPartCopy({ upload, number: 1, source, sourceRange });
      const keys = [shared.key, key];
      return [copied, ...(await completedUpload(s3, { upload, copied, keys }))] as const;
    },
    expect: holdsTheRange(),
    catches: ['part-copy-range-off-by-block', 'part-copy-stores-plaintext', 'range-off-by-block'],
  }),
  rule({
    id: 'upc.range-invalid',
    level: 'SHOULD',
    title: 'UploadPartCopy of a range beyond the plaintext size of an SSE-C source is refused',
    clause: 'upc.range',
    on: ['UploadPartCopy'],
    given: { shared: sharedMultipart(), key: customerKey() },
    trials: 1,
    arrange: arrangeShared,
    act: ({ s3 }, { shared }, scene) =>
      s3.uploadPartCopy({ ...scene, number: 1, sourceRange: `bytes=0-${shared.body.sizeBytes}` }),
    control: ({ s3 }, { shared: { body } }, scene) =>
      s3.uploadPartCopy({ ...scene, number: 1, sourceRange: `bytes=0-${body.sizeBytes - 1}` }),
    expect: refused(),
    catches: ['part-copy-clamps-range', 'part-copy-range-up-to-ciphertext'],
  }),
];

function holdsTheRange() {
  return holds<PartCopyAnswers, SharedPartCopy>(
    'returns exactly the range, and only with its own key',
    ([copied, ...rest], { shared, key }) =>
      completesCopy(copied, rest, {
        body: shared.body.part({ firstByte: 500, sizeBytes: 549_501 }),
        keys: [shared.key, key],
        to: ssec(key),
      }),
    'plaintext-exposed',
  );
}
