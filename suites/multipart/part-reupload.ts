import { accepted, etagIn, refused, returns, steps } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { customerKey, objectBody } from '../../generators/index.ts';
import { keyAndBody } from '../scenes/drawn.ts';
import { objectOf } from '../scenes/multipart-object.ts';

export const mpuPartReuploadRules = [
  rule({
    id: 'mpu.part.reupload',
    level: 'MUST',
    title: 'A second UploadPart of the same number and key replaces the first',
    clause: 'mpu.overwritten-part',
    on: ['CompleteMultipartUpload'],
    given: { ...keyAndBody, next: objectBody() },
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: async ({ s3 }, { key, next }, upload) => {
      const part = await s3.uploadPart({ upload, number: 1, body: next });
      const again = { ...upload, parts: [{ number: 1, etag: etagIn(part), body: next }] };
      return [
        part,
        await s3.completeMultipartUpload({ upload: again, key: 'if asked for' }),
        await s3.getObject({ of: objectOf(upload, { key, body: next }) }),
      ] as const;
    },
    expect: steps(accepted(), accepted(), returns('next')),
    catches: ['reupload-keeps-first-part', 'multipart-concatenates-ciphertext'],
  }),
  rule({
    id: 'mpu.part.reupload-stale-etag',
    level: 'SHOULD',
    title: 'CompleteMultipartUpload with the ETag of a replaced part is refused',
    clause: 'mpu.part-etag',
    on: ['CompleteMultipartUpload'],
    given: { ...keyAndBody, next: objectBody() },
    arrange: async ({ have, s3 }, { key, body, next }) => {
      const upload = await have.upload({ encryption: ssec(key), parts: [body] });
      const part = await have.accepted(s3.uploadPart({ upload, number: 1, body: next }));
      return { upload, fresh: { number: 1, etag: etagIn(part), body: next } };
    },
    act: ({ s3 }, _, { upload }) => s3.completeMultipartUpload({ upload, key: 'if asked for' }),
    control: ({ s3 }, _, { upload, fresh }) =>
      s3.completeMultipartUpload({ upload: { ...upload, parts: [fresh] }, key: 'if asked for' }),
    expect: refused(),
    catches: ['complete-ignores-part-etags'],
  }),
  rule({
    id: 'mpu.part.reupload-wrong-key-keeps-old',
    level: 'MUST',
    title: 'An UploadPart refused for its key leaves the earlier part of that number in place',
    clause: 'ssec.mpu.same-key',
    on: ['CompleteMultipartUpload'],
    given: { ...keyAndBody, other: customerKey(), next: objectBody() },
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: async ({ s3 }, { key, other, body, next }, upload) => {
      const part = await s3.uploadPart({ upload, number: 1, body: next, key: other });
      return [
        await s3.completeMultipartUpload({ upload, key: 'if asked for' }),
        part,
        await s3.getObject({ of: objectOf(upload, { key, body }) }),
      ] as const;
    },
    expect: steps(accepted(), refused(), returns('body')),
    catches: ['refused-part-replaces', 'part-key-unchecked'],
  }),
];
