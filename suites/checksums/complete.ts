import { checksums } from '../../core/checksum.ts';
import { refused } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import type { CustomerKey, HeaderPair, ObjectBody, Upload } from '../../core/values.ts';
import { each, objectBody } from '../../generators/index.ts';
import { checksumUpload } from '../scenes/checksum-uploads.ts';
import { keyAndBody } from '../scenes/drawn.ts';

const type: HeaderPair = ['x-amz-checksum-type', 'FULL_OBJECT'];

export const checksumCompleteRules = [
  rule({
    id: 'checksum.complete.wrong',
    level: 'SHOULD',
    title: 'Completing an SSE-C upload with a wrong CRC32 of the object or of its part is refused',
    clause: 'complete.checksum',
    on: ['CompleteMultipartUpload'],
    needs: ['checksums'],
    trials: 1,
    given: { ...keyAndBody, other: objectBody(), of: each('the object', 'its part') },
    arrange: (world, drawn) => checksumUpload(world, { ...drawn, sum: 'crc32', headers: [type] }),
    act: ({ s3 }, drawn, upload) => s3.completeMultipartUpload(wrongly(drawn, upload)),
    control: ({ s3 }, { key }, upload) => s3.completeMultipartUpload({ upload, key }),
    expect: refused(),
    catches: ['complete-ignores-checksum', 'complete-ignores-part-checksums'],
  }),
];

/** Names the CRC32 of another body, for the whole object or in the list of parts. */
function wrongly(
  drawn: { readonly key: CustomerKey; readonly other: ObjectBody; readonly of: string },
  upload: Upload,
) {
  const { key, other } = drawn;
  const sum = checksums.crc32(other.bytes());
  const headers: readonly HeaderPair[] = [['x-amz-checksum-crc32', sum], type];
  if (drawn.of === 'the object') return { upload, key, headers };
  const parts = upload.parts.map((part) => ({ ...part, checksums: { ChecksumCRC32: sum } }));
  return { upload: { ...upload, parts }, key };
}
