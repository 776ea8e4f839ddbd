import { accepted, refused } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { checksumUpload } from '../scenes/checksum-uploads.ts';
import { keyAndBody } from '../scenes/drawn.ts';

export const mpuCompleteChecksumRules = [
  rule({
    id: 'mpu.complete.checksum-with-headers',
    level: 'SHOULD',
    title: 'A checksum upload completes with its triple and part checksums',
    clause: 'mpu.complete.key-only-with-checksum',
    on: ['CompleteMultipartUpload'],
    needs: ['checksums'],
    given: keyAndBody,
    arrange: ({ have, s3 }, { key, body }) => checksumUpload({ have, s3 }, { key, body }),
    act: ({ s3 }, { key }, upload) => s3.completeMultipartUpload({ upload, key }),
    expect: accepted(),
    catches: ['complete-refuses-triple', 'upload-part.changes.etag'],
  }),
  rule({
    id: 'mpu.complete.checksum-requires-headers',
    level: 'SHOULD',
    title: 'A checksum upload does not complete without its triple',
    clause: 'mpu.complete.key-only-with-checksum',
    on: ['CompleteMultipartUpload'],
    needs: ['checksums'],
    given: keyAndBody,
    arrange: ({ have, s3 }, { key, body }) => checksumUpload({ have, s3 }, { key, body }),
    act: ({ s3 }, _, upload) => s3.completeMultipartUpload({ upload }),
    control: ({ s3 }, { key }, upload) => s3.completeMultipartUpload({ upload, key }),
    expect: refused(),
    catches: ['checksum-complete-without-key'],
  }),
];
