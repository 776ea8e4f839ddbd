/** Fourteen different claims in one entry shape: they must go on compiling. Here are 1 to 7. */
import { accepted, all, conceals, readableOnlyAs, refused } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import {
  customerKey,
  distinctKeys,
  each,
  encryption,
  mutation,
  objectBody,
} from '../../generators/index.ts';

export const examples = [
  // 1  Four cases, one carrier each; the control is the same write, mutation off.
  rule({
    id: 'put.md5.of-other-key',
    level: 'MUST',
    title: 'A key MD5 that belongs to another key is refused',
    clause: 'ssec.key-md5.integrity',
    on: ['PutObject', 'CreateMultipartUpload', 'CopyObject', 'UploadPart'],
    given: { key: customerKey(), body: objectBody(), mutation: mutation('md5.of-other-key') },
    act: ({ write }, drawn) => write(drawn),
    expect: refused(),
    catches: ['ignores-key-md5'],
  }),

  // 2  The reading side: `read` mutates the key that opens, so CopyObject means its source key.
  rule({
    id: 'get.md5.right-md5-wrong-key',
    level: 'MUST',
    title: 'A wrong key with the MD5 of the stored key is refused',
    clause: 'ssec.get.same-key',
    on: ['GetObject', 'HeadObject', 'GetObjectAttributes', 'CopyObject'],
    given: {
      key: customerKey(),
      body: objectBody(),
      mutation: mutation('key.other-with-right-md5'),
    },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation }),
    expect: all(refused(), conceals('body')),
    catches: ['compares-only-md5', 'md5-alone-unlocks'],
  }),

  // 3  A POST form: only the mutation differs from rule 1; the table knows the carrier.
  rule({
    id: 'post.policy-not-covering',
    level: 'MUST',
    title: 'A POST form whose policy has no conditions for its SSE-C fields is refused',
    clause: 'post.policy.every-field',
    on: ['PostObject'],
    needs: ['post-form'],
    given: { key: customerKey(), body: objectBody(), mutation: mutation('policy.omits-sse-c') },
    act: ({ write }, drawn) => write(drawn),
    expect: refused(),
    catches: ['post-policy-skips-sse-c'],
  }),

  // 4  A matrix: `each` multiplies, 2 x 3 x 2 cells, each tried once.
  rule({
    id: 'copy.source-wrong-key',
    level: 'MUST',
    title: 'A wrong copy-source key is refused for every kind of target',
    clause: 'ssec.copy.source-key',
    on: ['CopyObject'],
    given: {
      key: customerKey(),
      body: objectBody(),
      partSizesBytes: each([], [5 << 20, 1]),
      to: encryption('plain', 'SSE-S3', 'SSE-C'),
      onto: each('other', 'itself'),
      mutation: mutation('key.other'),
    },
    arrange: ({ have }, { key, body, partSizesBytes }) =>
      have.object({ body, partSizesBytes, encryption: ssec(key) }),
    act: ({ s3 }, { to, onto, mutation }, source) => s3.copyObject({ source, to, onto, mutation }),
    expect: all(refused(), conceals('body')),
    catches: ['copy-skips-source-key'],
  }),

  // 5  The accepted half of the matrix, read back with every key.
  rule({
    id: 'copy.data-equal',
    level: 'MUST',
    title: 'A copy holds the same bytes, readable with the target key alone',
    clause: 'ssec.copy.any-encryption',
    on: ['CopyObject'],
    given: {
      keys: distinctKeys(),
      body: objectBody(),
      from: encryption('plain', 'SSE-S3', 'SSE-C'),
      to: encryption('plain', 'SSE-S3', 'SSE-C'),
    },
    arrange: ({ have }, { body, from }) => have.object({ body, encryption: from }),
    act: async ({ s3 }, { keys, to }, source) => {
      const copied = await s3.copyObject({ source, to });
      return s3.getWithEach(copied.request, keys);
    },
    expect: readableOnlyAs('to'),
    catches: ['copy-copies-ciphertext'],
  }),

  // 6  Nothing to switch off, so the control is written out; leaving it out does not compile.
  rule({
    id: 'copy.self.rotate-old-key',
    level: 'MUST',
    title: 'After a rotation the old key no longer opens the object',
    clause: 'ssec.copy.any-encryption',
    on: ['GetObject'],
    given: { keys: distinctKeys(), body: objectBody() },
    arrange: async ({ have }, { keys: [old, fresh], body }) =>
      have.copy(await have.object({ body, encryption: ssec(old) }), {
        to: ssec(fresh),
        onto: 'itself',
      }),
    act: ({ s3 }, { keys: [old] }, rotated) => s3.getObject({ of: rotated, key: old }),
    control: ({ s3 }, { keys: [, fresh] }, rotated) => s3.getObject({ of: rotated, key: fresh }),
    expect: all(refused(), conceals('body')),
    catches: ['rotation-keeps-old-key'],
  }),

  // 7  Multipart: what `arrange` returns is the third argument.
  rule({
    id: 'mpu.part.other-key',
    level: 'MUST',
    title: 'UploadPart with another key than that of its upload is refused',
    clause: 'ssec.mpu.same-key',
    on: ['UploadPart'],
    given: { key: customerKey(), body: objectBody(), mutation: mutation('key.other') },
    arrange: ({ have }, { key }) => have.upload({ encryption: ssec(key) }),
    act: ({ s3 }, { body, mutation }, upload) =>
      s3.uploadPart({ upload, number: 1, body, mutation }),
    expect: refused(),
    catches: ['part-key-unchecked'],
  }),
  rule({
    id: 'mpu.part.reupload-wrong-key-keeps-old',
    level: 'MUST',
    title: 'An UploadPart refused for its key leaves the earlier part of that number in place',
    clause: 'ssec.mpu.same-key',
    on: ['CompleteMultipartUpload'],
    given: { key: customerKey(), body: objectBody(), mutation: mutation('key.other') },
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: async ({ s3 }, { body, mutation }, upload) => {
      await s3.uploadPart({ upload, number: 1, body, mutation });
      return s3.completeMultipartUpload({ upload });
    },
    expect: accepted(),
    catches: ['refused-part-replaces'],
  }),
];
