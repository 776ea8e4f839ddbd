import { header, isAccepted } from '../../core/exchange.ts';
import { expectation } from '../../core/expectations/expectation.ts';
import { accepted, refused, returns, steps } from '../../core/expectations.ts';
import type { ObjectBody } from '../../core/object-body.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { customerKey, objectBody } from '../../generators/index.ts';
import { keyAndBody } from '../scenes/drawn.ts';
import { objectOf } from '../scenes/multipart-object.ts';
import type { DoneAndRead } from '../scenes/part-writes.ts';

const partBytes = 5 * 1024 * 1024;

/** As text, 10 comes before 2 and 9. */
const sparse = [
  { number: 2, firstByte: 0, sizeBytes: partBytes },
  { number: 9, firstByte: partBytes, sizeBytes: partBytes + 17 },
  { number: 10, firstByte: 2 * partBytes + 17, sizeBytes: 4099 },
] as const;

const sparseBytes = sparse.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);

export const mpuPartsRules = [
  rule({
    id: 'mpu.parts.sparse',
    level: 'MUST',
    title: 'Parts 2, 9 and 10 of an SSE-C upload are assembled in the order of their numbers',
    clause: 'mpu.complete.assembles',
    on: ['CompleteMultipartUpload'],
    hasLargeBodies: true,
    trials: 1,
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
    catches: ['parts-in-order-of-text', 'middle-part-is-garbled'],
  }),
  rule({
    id: 'mpu.parts.unnamed',
    level: 'MUST',
    title: 'Completing an SSE-C upload with one of two parts is refused or stores that part alone',
    clause: 'mpu.complete.assembles',
    on: ['CompleteMultipartUpload'],
    trials: 1,
    given: { ...keyAndBody, next: objectBody() },
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
    expect: storesNamedParts(),
    catches: ['complete-takes-unnamed-parts', 'multipart-concatenates-ciphertext'],
  }),
];

/** Accepted: the object is the parts that were named. Refused: there is no object. */
function storesNamedParts() {
  return expectation({
    kind: 'refusal' as const,
    says: 'is refused, or stores exactly the parts that it names',
    check: ([done, read]: DoneAndRead, drawn: { readonly next: ObjectBody }) =>
      isAccepted(done)
        ? returns('next').check(read, drawn)
        : [done, read].flatMap((one) => refused().check(one, drawn)),
  });
}
