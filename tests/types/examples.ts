/** Fourteen different claims in one entry shape: they must go on compiling. */
import {
  accepted,
  all,
  conceals,
  either,
  followsModel,
  oneWriterWhole,
  opensOnlyAs,
  refused,
  returnsSlice,
} from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import {
  byteRange,
  customerKey,
  distinctKeys,
  each,
  encryption,
  mutation,
  objectBody,
  stories,
  twoWriters,
  writers,
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
    title: 'A wrong key beside the MD5 of the stored key is refused',
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
    title: 'SSE-C fields that the form policy does not cover are refused',
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
    title: 'A copy holds the same bytes, open to the target key alone',
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
      await s3.copyObject({ source, to });
      return s3.getWithEach(keys);
    },
    expect: opensOnlyAs('to'),
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
    title: 'A part under another key than its upload is refused',
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
    title: 'A part refused for its key leaves the stored part usable',
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

  // 8  Presigned, on both sides: `perform` takes any operation.
  rule({
    id: 'presign.tampered-key',
    level: 'SHOULD',
    title: 'A signed SSE-C header that changes after signing is refused',
    clause: 'sigv4.signed-headers',
    on: ['PutObject', 'GetObject'],
    given: {
      key: customerKey(),
      body: objectBody(),
      mutation: mutation('signature.other-key-than-signed'),
    },
    act: ({ perform }, drawn) => perform({ ...drawn, presigned: true }),
    expect: refused(),
    catches: ['presigned-headers-unverified'],
  }),
  rule({
    id: 'presign.only-algorithm-signed',
    level: 'MAY',
    title: 'A presigned request that signs the algorithm alone is served or refused',
    clause: 'ssec.presigned.algorithm',
    disputed: 'sigv4.all-amz-headers',
    on: ['PutObject', 'GetObject'],
    given: {
      key: customerKey(),
      body: objectBody(),
      mutation: mutation('signature.algorithm-only'),
    },
    act: ({ perform }, drawn) => perform({ ...drawn, presigned: true }),
    expect: either(accepted(), refused()),
    catches: ['answers-500-to-presigned'],
  }),

  // 9  Concurrency, without a loop.
  rule({
    id: 'concurrency.writers-different-keys',
    level: 'MUST',
    title: 'Racing writes under different keys leave one writer whole',
    clause: 's3.strong-consistency',
    on: ['PutObject'],
    given: { writers: writers(8) },
    act: async ({ s3, together }, { writers }) => {
      await together(writers, (writer) => s3.putObject(writer));
      return s3.getWithEach(writers.map((writer) => writer.key));
    },
    expect: oneWriterWhole(),
    catches: ['torn-overwrite'],
  }),

  // 10  Versions: `needs` skips, and picks a bucket with versioning on.
  rule({
    id: 'version.wrong-version-key',
    level: 'SHOULD',
    title: 'A version refuses the key of another version',
    clause: 'ssec.versions.own-key',
    on: ['GetObject', 'HeadObject'],
    needs: ['versioning'],
    given: { versions: twoWriters(), mutation: mutation('key.other') },
    arrange: async ({ have }, { versions }) => (await have.versions(versions))[0],
    act: ({ read }, { mutation }, older) => read(older, { mutation }),
    expect: refused(),
    catches: ['version-ignores-own-key'],
  }),

  // 11  Plain http is a mutation of the transport; 12 a range; 13 a bucket of its own; 14 a story.
  rule({
    id: 'tls.put-http-refused',
    level: 'MUST',
    title: 'A write with SSE-C over plain http is refused',
    clause: 'ssec.https-only',
    on: ['PutObject'],
    needs: ['http-endpoint'],
    given: { key: customerKey(), body: objectBody(), mutation: mutation('transport.plain-http') },
    act: ({ write }, drawn) => write(drawn),
    expect: refused(),
    catches: ['accepts-plain-http'],
  }),
  rule({
    id: 'get.range.unaligned',
    level: 'MUST',
    title: 'A range off every block boundary returns exactly its bytes',
    clause: 'http.range',
    on: ['GetObject'],
    given: { key: customerKey(), body: objectBody(), range: byteRange() },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ s3 }, { range }, stored) => s3.getObject({ of: stored, range }),
    expect: returnsSlice(),
    catches: ['range-off-by-block'],
  }),
  rule({
    id: 'policy.deny-ssec',
    level: 'SHOULD',
    title: 'A policy that denies SSE-C refuses a write with it',
    clause: 'iam.condition-key',
    on: ['PutObject', 'CopyObject', 'CreateMultipartUpload'],
    needs: ['bucket-policy'],
    bucket: 'own',
    given: { key: customerKey(), body: objectBody() },
    arrange: ({ have }) => have.policy({ Effect: 'Deny' }),
    act: ({ write }, drawn) => write(drawn),
    control: ({ s3 }, { body }) => s3.putObject({ body }),
    expect: refused(),
    catches: ['policy-key-missing'],
  }),
  rule({
    id: 'story.one-object',
    level: 'MUST',
    title: 'Any sequence of writes and reads on one object follows the model',
    clause: 'ssec.get.same-key',
    on: ['GetObject'],
    given: { story: stories() },
    act: ({ play }, { story }) => play(story),
    expect: followsModel(),
    catches: ['torn-overwrite'],
  }),
];
