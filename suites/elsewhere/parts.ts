import { type Exchange, header, isAccepted } from '../../core/exchange.ts';
import { describe, expectation, when } from '../../core/expectations/expectation.ts';
import { accepted, echoes, refused, returns, steps } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { type ObjectBody, plain, ssec } from '../../core/values.ts';
import { customerKey, each, mutation, objectBody } from '../../generators/index.ts';
import { objectOf } from '../multipart/scene.ts';
import { modified, partCopyModifiers, partScene, sendPart } from './scene.ts';

const given = { key: customerKey(), body: objectBody() };
const cells = { trials: 1 } as const;
const partBytes = 5 * 1024 * 1024;
/** As text, 10 comes before 2 and 9. */
const sparse = [
  { number: 2, firstByte: 0, sizeBytes: partBytes },
  { number: 9, firstByte: partBytes, sizeBytes: partBytes + 17 },
  { number: 10, firstByte: 2 * partBytes + 17, sizeBytes: 4099 },
] as const;
const sparseBytes = sparse.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);

/** Parts beside the first one, copied parts beside the bare copy, and what Complete makes of them. */
export const elsewhereParts = [
  rule({
    ...cells,
    id: 'mpu.part.any-number.same-key',
    level: 'MUST',
    title: 'A part of any number is refused without the key of its upload',
    clause: 'ssec.mpu.same-key',
    on: ['UploadPart', 'UploadPartCopy'],
    given: { ...given, number: each(2, 10_000), mutation: mutation('triple.none', 'key.other') },
    arrange: ({ have, operation }, drawn) => partScene({ have, operation }, drawn),
    act: ({ s3 }, { number, body, mutation }, scene) =>
      sendPart(s3, scene, { number, body, mutation }),
    expect: refused(),
    catches: ['later-parts-take-any-key', 'part-key-unchecked'],
  }),
  rule({
    ...cells,
    id: 'mpu.part.near-key',
    level: 'MUST',
    title: 'A part under a key close to that of its upload is refused',
    clause: 'ssec.mpu.same-key',
    on: ['UploadPart', 'UploadPartCopy'],
    given: {
      ...given,
      mutation: mutation(
        'key.near-bit',
        'key.near-first-byte',
        'key.near-last-byte',
        'key.other-with-right-md5',
      ),
    },
    arrange: ({ have, operation }, drawn) => partScene({ have, operation }, drawn),
    act: ({ s3 }, { body, mutation }, scene) => sendPart(s3, scene, { number: 2, body, mutation }),
    expect: refused(),
    catches: ['parts-compare-half-of-the-key', 'later-parts-take-any-key'],
  }),
  rule({
    ...cells,
    id: 'upc.modifiers.target-key',
    level: 'MUST',
    title: 'No header of a part copy stands in for the key of its upload',
    clause: 'upc.target-key',
    on: ['UploadPartCopy'],
    given: {
      ...given,
      how: partCopyModifiers(),
      mutation: mutation('triple.none', 'key.other'),
    },
    arrange: async ({ have }, { key, body }) => ({
      source: await have.object({ body, encryption: plain }),
      upload: await have.upload({ encryption: ssec(key) }),
    }),
    act: ({ s3 }, { how, mutation }, scene) =>
      s3.uploadPartCopy({
        ...{ ...scene, number: 1, mutation },
        headers: [modified(how, scene.source)],
      }),
    expect: refused(),
    catches: ['part-copy-range-skips-target-key', 'part-copy-target-unchecked'],
  }),
  rule({
    ...cells,
    id: 'mpu.parts.sparse',
    level: 'MUST',
    title: 'Parts 2, 9 and 10 are put together in the order of their numbers',
    clause: 'mpu.complete.assembles',
    on: ['CompleteMultipartUpload'],
    isDear: true,
    given: { key: customerKey(), body: objectBody({ sizeBytes: sparseBytes }) },
    arrange: ({ have }, { key }) => have.upload({ encryption: ssec(key) }),
    act: async ({ s3, have, inTurn }, { key, body }, upload) => {
      const parts = await inTurn(sparse, async ({ number, ...stretch }) => {
        const part = body.part(stretch);
        const sent = await have.accepted(s3.uploadPart({ upload, number, body: part }));
        return { number, body: part, etag: header(sent, 'etag') ?? '' };
      });
      return [
        await s3.completeMultipartUpload({ upload: { ...upload, parts }, key: 'if asked for' }),
        await s3.getObject({ of: objectOf(upload, { key, body }) }),
      ] as const;
    },
    expect: steps(accepted(), returns('body')),
    catches: [
      'parts-in-order-of-text',
      'middle-part-is-garbled',
      'multipart-concatenates-ciphertext',
    ],
  }),
  rule({
    ...cells,
    id: 'mpu.parts.unnamed',
    level: 'MUST',
    title: 'Completing some of the parts is refused or leaves exactly those',
    clause: 'mpu.complete.assembles',
    on: ['CompleteMultipartUpload'],
    given: { ...given, next: objectBody() },
    arrange: async ({ have }, { key, body, next }) => ({
      upload: await have.upload({ encryption: ssec(key), parts: [body, next] }),
      whole: await have.upload({ encryption: ssec(key), parts: [next] }),
    }),
    act: async ({ s3 }, { key, next }, { upload }) => {
      const some = { ...upload, parts: upload.parts.slice(1) };
      return [
        await s3.completeMultipartUpload({ upload: some, key: 'if asked for' }),
        await s3.getObject({ of: objectOf(upload, { key, body: next }) }),
      ] as const;
    },
    control: ({ s3 }, _, { whole }) =>
      s3.completeMultipartUpload({ upload: whole, key: 'if asked for' }),
    expect: leavesTheNamed(),
    catches: ['complete-takes-unnamed-parts', 'multipart-concatenates-ciphertext'],
  }),
  rule({
    ...cells,
    id: 'mpu.part.streaming',
    level: 'MUST',
    title: 'A signed aws-chunked part stores the decoded bytes',
    clause: 'ssec.get.decrypts',
    on: ['UploadPart'],
    needs: ['streaming'],
    given: { key: customerKey(), body: objectBody({ sizeBytes: 65_536 + 17 }) },
    arrange: ({ have }, { key }) => have.upload({ encryption: ssec(key) }),
    act: async ({ s3 }, { key, body }, upload) => {
      const signing = { payload: 'streaming' } as const;
      const sent = await s3.uploadPart({ upload, number: 1, body, signing });
      const parts = [{ number: 1, body, etag: header(sent, 'etag') ?? '' }];
      return [
        sent,
        await s3.completeMultipartUpload({ upload: { ...upload, parts }, key: 'if asked for' }),
        await s3.getObject({ of: objectOf(upload, { key, body }) }),
      ] as const;
    },
    expect: steps(echoes('key'), accepted(), returns('body')),
    catches: ['garbles-chunked-parts', 'refuses-chunked-parts', 'ssec-stores-chunk-framing'],
  }),
  rule({
    ...cells,
    id: 'mpu.abort.then-complete',
    level: 'MUST',
    title: 'An aborted upload is not completed, and makes no object',
    clause: 'mpu.no-such-upload',
    on: ['CompleteMultipartUpload'],
    given,
    arrange: async ({ have, s3 }, { key, body }) => {
      const upload = await have.upload({ encryption: ssec(key), parts: [body] });
      await have.accepted(s3.abortMultipartUpload({ upload }));
      return { upload, kept: await have.upload({ encryption: ssec(key), parts: [body] }) };
    },
    act: async ({ s3 }, { key, body }, { upload }) =>
      [
        await s3.completeMultipartUpload({ upload, key: 'if asked for' }),
        await s3.getObject({ of: objectOf(upload, { key, body }) }),
      ] as const,
    control: ({ s3 }, _, { kept }) =>
      s3.completeMultipartUpload({ upload: kept, key: 'if asked for' }),
    expect: makesNothing(),
    catches: ['aborted-upload-completes', 'abort-keeps-upload'],
  }),
];

type DoneAndRead = readonly [done: Exchange, read: Exchange];

/** Accepted, the parts that were named are the object; refused, there is none. */
function leavesTheNamed() {
  return expectation({
    kind: 'refusal' as const,
    says: 'is refused, or leaves the parts that it names',
    check: ([done, read]: DoneAndRead, drawn: { readonly next: ObjectBody }) =>
      isAccepted(done)
        ? returns('next').check(read, drawn)
        : [done, read].flatMap((one) => refused().check(one, drawn)),
  });
}

/** Whatever the endpoint answers, it is no success, and there is no object. */
function makesNothing() {
  return expectation({
    kind: 'refusal' as const,
    says: 'is not accepted, and makes no object',
    check: ([done, read]: DoneAndRead, drawn: unknown) => [
      ...when(isAccepted(done), () => ({ expected: 'no 2xx', received: describe(done) })),
      ...refused().check(read, drawn),
    ],
  });
}
