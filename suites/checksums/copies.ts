import { checksumNames } from '../../core/checksum.ts';
import { either, steps } from '../../core/expectations/combine.ts';
import { bothRefused, sumsIn, tellsNoOtherSum } from '../../core/expectations/copied-checksums.ts';
import { accepted, refusedAndConcealed, returns } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { each } from '../../generators/index.ts';
import { confirmsNamed, enabled } from '../scenes/checksum-uploads.ts';
import { twoKeysAndBody } from '../scenes/drawn.ts';
import { copiedEtag } from '../scenes/part-copies.ts';

export const checksumCopiesRules = [
  rule({
    id: 'checksum.copies.named',
    level: 'SHOULD',
    title: 'A copy from SSE-C to SSE-C that names a checksum is refused or has it of the plaintext',
    clause: 'copy.checksum-algorithm',
    on: ['CopyObject'],
    needs: ['checksums'],
    trials: 1,
    given: { ...twoKeysAndBody, sum: each(...checksumNames) },
    arrange: ({ have }, { keys, body }) => have.object({ body, encryption: ssec(keys[0]) }),
    act: async ({ s3 }, { keys, sum }, source) => {
      const headers = [['x-amz-checksum-algorithm', sum.toUpperCase()]] as const;
      const copied = await s3.copyObject({ source, to: ssec(keys[1]), headers });
      const of = { ...source, name: copied.request.name, encryption: ssec(keys[1]) };
      return [copied, await s3.headObject({ of, headers: enabled })] as const;
    },
    expect: either(steps(accepted(), confirmsNamed()), bothRefused()),
    catches: ['copy-stores-checksum-of-ciphertext'],
  }),
  rule({
    id: 'checksum.copies.part',
    level: 'SHOULD',
    title: 'A part copied into an SSE-C checksum upload completes with the checksum that it got',
    clause: 'mpu.complete.assembles',
    on: ['UploadPartCopy'],
    needs: ['checksums', 'ssec-copy-source'],
    trials: 1,
    given: { ...twoKeysAndBody, sum: each('crc32', 'sha256') },
    arrange: async ({ have }, { keys, body, sum }) => {
      const headers = [['x-amz-checksum-algorithm', sum.toUpperCase()]] as const;
      return {
        source: await have.object({ body, encryption: ssec(keys[0]) }),
        upload: await have.upload({ encryption: ssec(keys[1]), headers }),
      };
    },
    act: async ({ s3 }, { keys }, { source, upload }) => {
      const copied = await s3.uploadPartCopy({ upload, number: 1, source });
      const parts = [{ number: 1, etag: copiedEtag(copied), ...sumsIn(copied), body: source.body }];
      const done = await s3.completeMultipartUpload({ upload: { ...upload, parts }, key: keys[1] });
      return [copied, done, ...(await s3.getWithEach(upload, [keys[1]]))] as const;
    },
    expect: steps(tellsNoOtherSum(), accepted(), returns('body'), refusedAndConcealed()),
    catches: ['copied-part-refused-with-checksums', 'copied-part-fails-at-complete'],
  }),
];
