import { accepted, returns, steps } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { plain, ssec, sseKms, sseS3 } from '../../core/values.ts';
import { encryptByDefault } from '../../generators/default-encryption.ts';
import { keyAndBody } from '../scenes/drawn.ts';
import { completedUpload, copiesPart } from '../scenes/part-copies.ts';

export const upcSsecToRules = [
  rule({
    id: 'upc.ssec-to-bucket-default',
    level: 'MUST',
    title: 'An SSE-C object is copied to a plain upload in a bucket with default encryption',
    clause: 'upc.source-key',
    on: ['UploadPartCopy'],
    needs: ['bucket-encryption', 'own-bucket', 'ssec-copy-source'],
    bucket: 'own',
    trials: 1,
    given: keyAndBody,
    arrange: async ({ have, s3 }, { key, body }) => {
      await encryptByDefault({ have, s3 });
      return {
        source: await have.object({ body, encryption: ssec(key) }),
        upload: await have.upload({ encryption: plain }),
      };
    },
    act: async ({ s3 }, _, { source, upload }) => {
      const copied = await s3.uploadPartCopy({ upload, number: 1, source });
      const [done, read] = await completedUpload(s3, { upload, copied, keys: [] });
      return [copied, done, read] as never;
    },
    expect: steps(accepted(), accepted(), returns('body')),
    catches: ['part-copy-fails-under-default'],
  }),
  copiesPart({
    id: 'upc.ssec-to-sses3',
    title: 'UploadPartCopy with the source key copies an SSE-C object whole into an SSE-S3 upload',
    clause: 'upc.source-key',
    needs: ['multipart', 'sse-s3', 'ssec-copy-source'],
    from: ([source]) => ssec(source),
    into: () => sseS3,
    catches: ['part-copy-copies-ciphertext'],
  }),
  copiesPart({
    id: 'upc.ssec-to-kms',
    level: 'MAY',
    title: 'UploadPartCopy with the source key copies an SSE-C object whole into an SSE-KMS upload',
    clause: 'upc.source-key',
    needs: ['multipart', 'kms', 'ssec-copy-source'],
    from: ([source]) => ssec(source),
    into: () => sseKms,
    catches: ['part-copy-copies-ciphertext'],
  }),
  copiesPart({
    id: 'upc.ssec-to-ssec',
    title:
      'UploadPartCopy of SSE-C to an upload of another key is confirmed; only that key reads it',
    clause: 'upc.source-key',
    from: ([source]) => ssec(source),
    into: ([, target]) => ssec(target),
    catches: ['part-copy-leaves-object-open', 'part-copy-copies-ciphertext'],
  }),
  copiesPart({
    id: 'upc.ssec-to-plain',
    title: 'UploadPartCopy with the source key copies an SSE-C object whole into a plain upload',
    clause: 'upc.source-key',
    from: ([source]) => ssec(source),
    into: () => plain,
    catches: ['part-copy-copies-ciphertext'],
  }),
];
