/** Claims 8 to 14 in the entry shape of examples.ts: they must go on compiling. */
import {
  accepted,
  either,
  followsModel,
  oneWriterWhole,
  refused,
  returnsSlice,
} from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import {
  byteRange,
  customerKey,
  mutation,
  objectBody,
  stories,
  twoWriters,
  writers,
} from '../../generators/index.ts';

export const moreExamples = [
  // 8  Presigned, on both sides: `perform` takes any operation.
  rule({
    id: 'presign.tampered-key',
    level: 'SHOULD',
    title: 'A presigned request with another customer key than was signed is refused',
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
    title:
      'A presigned request that signs the algorithm but not the key is refused or served whole',
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
      const onto = { name: 'raced' };
      await together(writers, (writer) => s3.putObject({ ...writer, onto }));
      const keys = writers.map((writer) => writer.key);
      return s3.getWithEach(onto, keys);
    },
    expect: oneWriterWhole(),
    catches: ['torn-overwrite'],
  }),

  // 10  Versions: `needs` skips, and picks a bucket with versioning on.
  rule({
    id: 'version.wrong-version-key',
    level: 'SHOULD',
    title: 'A read of an SSE-C version with the key of another version is refused',
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
    title: 'PutObject with SSE-C headers is not served over plain HTTP',
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
