import { accepted, refused, returns, steps } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { objectBody, threePartSizesBytes } from '../../generators/index.ts';
import { given, leftBy, threeReads, trials } from './scene.ts';

const partSizesBytes = threePartSizesBytes;
const sizeBytes = partSizesBytes.reduce((sum, one) => sum + one, 0);
const large = { ...given, body: objectBody({ sizeBytes }) };

/** Multipart uploads by an SDK, step by step and by its transfer manager. */
export const interopUploads = [
  rule({
    id: 'interop.sdk.multipart',
    level: 'MUST',
    title: 'What an SDK uploads in three parts opens whole, with its key alone',
    clause: 'ssec.mpu.same-key',
    on: ['CompleteMultipartUpload'],
    needs: ['sdk'],
    trials: 1,
    isDear: true,
    given: large,
    act: async ({ sdk, s3 }, { key, other, body }) => {
      const completed = await sdk.inParts({ key, body, partSizesBytes });
      const of = leftBy(completed, { key, body });
      return [completed, ...(await threeReads(s3.getObject, { of, other }))] as const;
    },
    expect: steps(accepted(), returns('body'), refused(), refused()),
    catches: ['complete-needs-key', 'multipart-object-skips-key-check'],
  }),
  rule({
    id: 'interop.sdk.transfer',
    level: 'SHOULD',
    title: 'What the transfer manager of an SDK uploads opens whole, with its key alone',
    clause: 'sdk.default-checksums',
    on: ['CompleteMultipartUpload'],
    needs: ['sdk'],
    trials: 1,
    isDear: true,
    given: large,
    act: async ({ sdk }, { key, other, body }) => {
      const completed = await sdk.transfer({ key, body, partSizesBytes });
      const of = leftBy(completed, { key, body });
      return [completed, ...(await threeReads(sdk.get, { of, other }))] as const;
    },
    expect: steps(accepted(), returns('body'), refused(), refused()),
    catches: ['refuses-expect-continue'],
  }),
  rule({
    id: 'interop.sdk.part-of-other-key',
    level: 'MUST',
    title: 'A part that an SDK sends under another key, or none, is refused',
    clause: 'ssec.mpu.same-key',
    on: ['UploadPart'],
    needs: ['sdk'],
    trials,
    given,
    arrange: ({ have }, { key }) => have.upload({ encryption: ssec(key) }),
    act: async ({ sdk }, { other, body }, upload) =>
      [
        await sdk.uploadPart({ upload, number: 1, body }),
        await sdk.uploadPart({ upload, number: 2, body, key: other }),
        await sdk.uploadPart({ upload, number: 3, body, key: 'none' }),
      ] as const,
    expect: steps(accepted(), refused(), refused()),
    catches: ['part-key-unchecked'],
  }),
];
