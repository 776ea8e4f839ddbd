import type { Exchange } from '../../core/exchange.ts';
import {
  accepted,
  echoes,
  etagOf,
  holds,
  refused,
  refusedAs,
  returns,
  steps,
} from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { plain, ssec } from '../../core/values.ts';
import { customerKey, mutation, objectBody } from '../../generators/index.ts';

const given = { key: customerKey(), body: objectBody() };

/** CreateMultipartUpload and UploadPart: one key for the whole upload. */
export const partRules = [
  rule({
    id: 'mpu.create.valid',
    level: 'MUST',
    title: 'An upload with a valid triple is accepted and confirmed',
    clause: 'ssec.mpu.create',
    on: ['CreateMultipartUpload'],
    given,
    act: ({ write }, drawn) => write(drawn),
    expect: echoes('key'),
    catches: ['no-echo'],
  }),
  rule({
    id: 'mpu.part.same-key',
    level: 'MUST',
    title: 'A part under the key of its upload is accepted and confirmed',
    clause: 'ssec.mpu.same-key',
    on: ['UploadPart'],
    given,
    act: ({ write }, drawn) => write(drawn),
    expect: echoes('key'),
    catches: ['no-echo'],
  }),
  rule({
    id: 'mpu.part.no-headers',
    level: 'MUST',
    title: 'A part without a triple is refused by an SSE-C upload',
    clause: 'ssec.mpu.same-key',
    on: ['UploadPart'],
    given: { ...given, mutation: mutation('triple.none') },
    arrange: ({ have }, { key }) => have.upload({ encryption: ssec(key) }),
    act: ({ s3 }, { body, mutation }, upload) =>
      s3.uploadPart({ upload, number: 1, body, mutation }),
    expect: refused(),
    catches: ['part-key-unchecked', 'stores-plaintext'],
  }),
  rule({
    id: 'mpu.part.no-headers.exact',
    level: 'SHOULD',
    title: 'A part without a triple is 400 InvalidRequest with the recorded message',
    clause: 'recorded.part.no-headers',
    on: ['UploadPart'],
    given: { ...given, mutation: mutation('triple.none') },
    arrange: ({ have }, { key }) => have.upload({ encryption: ssec(key) }),
    act: ({ s3 }, { body, mutation }, upload) =>
      s3.uploadPart({ upload, number: 1, body, mutation }),
    expect: refusedAs({
      status: 400,
      code: 'InvalidRequest',
      message:
        'The multipart upload initiate requested encryption. Subsequent part requests must include the appropriate encryption parameters.',
    }),
    catches: [
      'errors-without-document',
      'part-key-unchecked',
      'stores-plaintext',
      'vendor-error-codes',
    ],
  }),
  rule({
    id: 'mpu.part.other-key',
    level: 'MUST',
    title: 'A part under another key than its upload is refused',
    clause: 'ssec.mpu.same-key',
    on: ['UploadPart'],
    given: { ...given, mutation: mutation('key.other') },
    arrange: ({ have }, { key }) => have.upload({ encryption: ssec(key) }),
    act: ({ s3 }, { body, mutation }, upload) =>
      s3.uploadPart({ upload, number: 1, body, mutation }),
    expect: refused(),
    catches: ['part-key-unchecked', 'stores-plaintext'],
  }),
  rule({
    id: 'mpu.part.other-key.exact',
    level: 'SHOULD',
    title: 'A part under another key is 400 InvalidRequest with the recorded message',
    clause: 'recorded.part.other-key',
    on: ['UploadPart'],
    given: { ...given, mutation: mutation('key.other') },
    arrange: ({ have }, { key }) => have.upload({ encryption: ssec(key) }),
    act: ({ s3 }, { body, mutation }, upload) =>
      s3.uploadPart({ upload, number: 1, body, mutation }),
    expect: refusedAs({
      status: 400,
      code: 'InvalidRequest',
      message: 'The provided encryption parameters did not match the ones used originally.',
    }),
    catches: [
      'errors-without-document',
      'part-key-unchecked',
      'stores-plaintext',
      'vendor-error-codes',
    ],
  }),
  rule({
    id: 'mpu.part.on-plain-upload',
    level: 'SHOULD',
    title: 'A part with a triple is refused by a plain upload',
    clause: 'recorded.part.no-headers',
    on: ['UploadPart'],
    given: { ...given, mutation: mutation('triple.superfluous') },
    arrange: ({ have }) => have.upload({ encryption: plain }),
    act: ({ s3 }, { body, mutation }, upload) =>
      s3.uploadPart({ upload, number: 1, body, mutation }),
    expect: refused(),
    catches: ['plain-upload-ignores-part-triple', 'stores-plaintext'],
  }),
  rule({
    id: 'mpu.part.partial-triple',
    level: 'MUST',
    title: 'A part with a partial triple is refused',
    clause: 'ssec.mpu.identical',
    on: ['UploadPart'],
    given: {
      ...given,
      mutation: mutation(
        'triple.only-algorithm',
        'triple.only-key',
        'triple.only-md5',
        'triple.no-key',
        'triple.no-algorithm',
      ),
    },
    act: ({ write }, drawn) => write(drawn),
    expect: refused(),
    catches: ['ignores-missing-algorithm', 'part-takes-partial-triple'],
  }),
  rule({
    id: 'mpu.part.etag-not-md5',
    level: 'SHOULD',
    title: 'Identical parts have ETags of their own, none the MD5 of the plaintext',
    clause: 'recorded.part.etag',
    on: ['UploadPart'],
    given,
    arrange: ({ have }, { key }) => have.upload({ encryption: ssec(key) }),
    act: ({ s3, inTurn }, { body }, upload) =>
      inTurn([1, 2, 3], (number) => s3.uploadPart({ upload, number, body })),
    expect: holds<readonly Exchange[]>('have three ETags', (answers) => {
      const etags = new Set(answers.map(etagOf));
      return etags.size === 3 ? [] : [{ expected: 'three ETags', received: `${etags.size}` }];
    }),
    catches: [
      'etag-is-plaintext-md5',
      'etag-of-ciphertext-without-iv',
      'part-etag-is-plaintext-md5',
      'stores-plaintext',
    ],
  }),
  rule({
    id: 'mpu.part.reupload',
    level: 'MUST',
    title: 'A part sent again under the same key replaces the first',
    clause: 'mpu.overwritten-part',
    on: ['CompleteMultipartUpload'],
    given: { ...given, next: objectBody() },
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: async ({ s3, have }, { key, next }, upload) => {
      const part = await have.accepted(s3.uploadPart({ upload, number: 1, body: next }));
      const parts = [{ number: 1, etag: etagIn(part), body: next }];
      const completed = await s3.completeMultipartUpload({ upload: { ...upload, parts } });
      const of = { name: upload.name, encryption: ssec(key), body: next, etag: '' };
      return [completed, await s3.getObject({ of })] as const;
    },
    expect: steps(accepted(), returns('next')),
    catches: [
      'complete-needs-key',
      'drops-last-partial-block',
      'multipart-concatenates-ciphertext',
      'reupload-keeps-first-part',
      'torn-overwrite',
    ],
  }),
  rule({
    id: 'mpu.part.reupload-stale-etag',
    level: 'SHOULD',
    title: 'Completing with the ETag of a replaced part is refused',
    clause: 'mpu.part-etag',
    on: ['CompleteMultipartUpload'],
    given: { ...given, next: objectBody() },
    arrange: async ({ have, s3 }, { key, body, next }) => {
      const upload = await have.upload({ encryption: ssec(key), parts: [body] });
      const part = await have.accepted(s3.uploadPart({ upload, number: 1, body: next }));
      return { upload, fresh: { number: 1, etag: etagIn(part), body: next } };
    },
    act: ({ s3 }, _, { upload }) => s3.completeMultipartUpload({ upload }),
    control: ({ s3 }, _, { upload, fresh }) =>
      s3.completeMultipartUpload({ upload: { ...upload, parts: [fresh] } }),
    expect: refused(),
    catches: ['complete-ignores-part-etags'],
  }),
  rule({
    id: 'mpu.part.reupload-wrong-key-keeps-old',
    level: 'MUST',
    title: 'A part refused for its key leaves the stored part usable',
    clause: 'ssec.mpu.same-key',
    on: ['CompleteMultipartUpload'],
    given: { ...given, other: customerKey(), next: objectBody() },
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: async ({ s3 }, { key, other, next }, upload) => {
      await s3.uploadPart({ upload, number: 1, body: next, key: other });
      const of = { name: upload.name, encryption: ssec(key), body: next, etag: '' };
      return [await s3.completeMultipartUpload({ upload }), await s3.getObject({ of })] as const;
    },
    expect: steps(accepted(), returns('body')),
    catches: [
      'complete-needs-key',
      'drops-last-partial-block',
      'multipart-concatenates-ciphertext',
      'part-key-unchecked',
      'refused-part-replaces',
      'stores-plaintext',
    ],
  }),
];

function etagIn(exchange: Exchange): string {
  return `"${etagOf(exchange) ?? ''}"`;
}
