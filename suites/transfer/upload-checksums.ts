import { accepted, all, answers, refused, returns } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { checksumUpload, confirmsCrc32, crc32, enabled, given } from './checksum-scene.ts';

/** Checksums of multipart uploads. */
export const uploadChecksumRules = [
  rule({
    id: 'mpu.part.checksum',
    level: 'SHOULD',
    title: 'A checksum of the plaintext of a part is accepted',
    clause: 'checksum.echo',
    on: ['UploadPart'],
    needs: ['checksums'],
    given,
    arrange: ({ have }, { key }) =>
      have.upload({ encryption: ssec(key), headers: [['x-amz-checksum-algorithm', 'CRC32']] }),
    act: ({ s3 }, { body }, upload) =>
      s3.uploadPart({ upload, number: 1, body, headers: crc32(body) }),
    expect: all(accepted(), confirmsCrc32()),
    catches: ['checksum-of-ciphertext', 'multipart-crashes'],
  }),
  rule({
    id: 'checksum.mpu-no-default',
    level: 'SHOULD',
    title: 'A multipart SSE-C object without a checksum algorithm opens in checksum mode',
    clause: 'checksum.echo',
    on: ['GetObject'],
    needs: ['multipart'],
    given,
    arrange: async ({ have, s3 }, { key, body }) => {
      const upload = await have.upload({ encryption: ssec(key), parts: [body] });
      await have.accepted(s3.completeMultipartUpload({ upload, key: 'if asked for' }));
      return { name: upload.name, encryption: ssec(key), body, etag: '' };
    },
    act: ({ s3 }, _, stored) => s3.getObject({ of: stored, headers: enabled }),
    expect: returns('body'),
    catches: ['checksum-mode-crashes-on-multipart', 'complete-drops-lock'],
  }),
  rule({
    id: 'mpu.checksum-full-object',
    level: 'SHOULD',
    title: 'A FULL_OBJECT checksum of an SSE-C upload is that of the plaintext',
    clause: 'checksum.echo',
    on: ['HeadObject'],
    needs: ['checksums', 'multipart'],
    given,
    arrange: async ({ have, s3 }, { key, body }) => {
      const headers = [['x-amz-checksum-type', 'FULL_OBJECT']] as const;
      const upload = await checksumUpload({ have, s3 }, { key, body, sum: 'crc32', headers });
      await have.accepted(s3.completeMultipartUpload({ upload, key }));
      return { name: upload.name, encryption: ssec(key), body, etag: '' };
    },
    act: ({ s3 }, _, stored) => s3.headObject({ of: stored, headers: enabled }),
    expect: all(accepted(), confirmsCrc32()),
    catches: ['full-object-checksum-of-ciphertext', 'checksum-lost-on-read'],
  }),
  rule({
    id: 'mpu.complete.checksum-with-headers',
    level: 'SHOULD',
    title: 'A checksum upload completes with its triple and part checksums',
    clause: 'mpu.complete.key-only-with-checksum',
    on: ['CompleteMultipartUpload'],
    needs: ['checksums'],
    given,
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
    given,
    arrange: ({ have, s3 }, { key, body }) => checksumUpload({ have, s3 }, { key, body }),
    act: ({ s3 }, _, upload) => s3.completeMultipartUpload({ upload }),
    control: ({ s3 }, { key }, upload) => s3.completeMultipartUpload({ upload, key }),
    expect: refused(),
    catches: ['checksum-complete-without-key'],
  }),
  rule({
    id: 'mpu.listparts.checksum-needs-key',
    level: 'MAY',
    title: 'ListParts of a checksum upload without the key is answered or refused',
    clause: 'mpu.list.key-only-with-checksum',
    on: ['ListParts'],
    needs: ['checksums'],
    given,
    arrange: ({ have, s3 }, { key, body }) => checksumUpload({ have, s3 }, { key, body }),
    act: ({ s3 }, _, upload) => s3.listParts({ upload }),
    expect: answers(200, 400, 403),
    catches: ['crash-on-list-parts-key'],
  }),
];
