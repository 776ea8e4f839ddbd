import { type Exchange, header } from '../../core/exchange.ts';
import { accepted, all, holds, refused, returns, steps } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { ssec, type Upload } from '../../core/values.ts';
import type { World } from '../../core/world.ts';
import {
  customerKey,
  each,
  mutation,
  objectBody,
  rangeOf,
  sharedMultipart,
  threeParts,
} from '../../generators/index.ts';
import {
  boundary,
  concealsShared,
  large,
  lastPartBytes,
  objectOf,
  type Shared,
  sharedSlice,
} from './scene.ts';
import { uploadRules } from './uploads.ts';

/** The object that a completed upload leaves. */
export const multipartObjectRules = [
  rule({
    id: 'mpu.complete.roundtrip',
    level: 'MUST',
    title: 'A completed object reads back byte for byte with its key',
    clause: 'mpu.complete.assembles',
    on: ['GetObject', 'HeadObject'],
    needs: ['multipart'],
    trials: 1,
    isDear: true,
    given: { shared: threeParts() },
    // Only this rule reads it, so it need not be kept for others.
    arrange: ({ have }, { shared }) => have.object({ ...large(shared), isShared: false }),
    act: ({ read }, _, stored) => read(stored, {}),
    expect: holds('returns exactly the object', (answer: Exchange, drawn: { shared: Shared }) =>
      returns('body').check(answer, drawn.shared),
    ),
    catches: ['complete-drops-lock', 'large-reads-refused'],
  }),
  rule({
    id: 'mpu.part.unaligned',
    level: 'MUST',
    title: 'Parts off every block boundary are cut exactly by a range',
    clause: 'http.range',
    on: ['GetObject'],
    needs: ['multipart'],
    given: {
      shared: sharedMultipart(),
      range: each(
        rangeOf({ first: 1, last: 17 }),
        rangeOf({ first: boundary - 65_537, last: boundary - 4096 }),
        rangeOf({ first: boundary + 1, last: boundary + lastPartBytes - 1 }),
      ),
    },
    arrange: ({ have }, { shared }) => have.object(large(shared)),
    act: ({ read }, { range }, stored) => read(stored, { range }),
    expect: sharedSlice(),
    catches: ['garbles-behind-unaligned-part', 'range-off-by-block'],
  }),
  rule({
    id: 'mpu.complete.range-across-parts',
    level: 'MUST',
    title: 'A range across a part boundary returns exactly its bytes',
    clause: 'http.range',
    on: ['GetObject'],
    needs: ['multipart'],
    given: {
      shared: sharedMultipart(),
      range: each(
        rangeOf({ first: boundary - 1, last: boundary }),
        rangeOf({ first: boundary - 17, last: boundary + 17 }),
        rangeOf({ first: boundary, last: boundary }),
        rangeOf({ first: boundary - 65_536, last: boundary + 65_536 }),
      ),
    },
    arrange: ({ have }, { shared }) => have.object(large(shared)),
    act: ({ read }, { range }, stored) => read(stored, { range }),
    expect: sharedSlice(),
    catches: ['range-stops-at-part-boundary', 'range-rounds-part-sizes'],
  }),
  rule({
    id: 'mpu.complete.object-locked',
    level: 'MUST',
    title: 'A completed object refuses reads without its key',
    clause: 'ssec.get.any-without-key-fails',
    on: ['GetObject', 'HeadObject'],
    needs: ['multipart'],
    given: { shared: sharedMultipart(), mutation: mutation('triple.none', 'key.other') },
    arrange: ({ have }, { shared }) => have.object(large(shared)),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation }),
    expect: all(refused(), concealsShared()),
    catches: ['complete-drops-lock', 'refusal-quotes-object'],
  }),
  rule({
    id: 'mpu.single-part',
    level: 'MUST',
    title: 'An upload of one small part completes and reads back',
    clause: 'mpu.part-size',
    on: ['CompleteMultipartUpload'],
    given: { key: customerKey(), body: objectBody({ sizeBytes: 1 }) },
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: async ({ s3 }, { key, body }, upload) =>
      [
        await s3.completeMultipartUpload({ upload, key: 'if asked for' }),
        await s3.getObject({ of: objectOf(upload, { key, body }) }),
      ] as const,
    expect: steps(accepted(), returns('body')),
    catches: ['complete-drops-lock', 'upload-part.changes.etag'],
  }),
  rule({
    id: 'mpu.part.out-of-order',
    level: 'MUST',
    title: 'Parts sent out of order assemble by their numbers',
    clause: 'mpu.complete.assembles',
    on: ['CompleteMultipartUpload'],
    trials: 1,
    isDear: true,
    given: { shared: sharedMultipart(), numbers: each([1, 2], [5, 9]) },
    arrange: ({ have }, { shared }) => have.upload({ encryption: ssec(shared.key) }),
    act: async ({ s3, inTurn }, { shared, numbers }, upload) => {
      const parts = await sentBackwards({ s3, inTurn }, upload, { shared, numbers });
      return [
        await s3.completeMultipartUpload({ upload: { ...upload, parts }, key: 'if asked for' }),
        await s3.getObject({ of: objectOf(upload, shared) }),
      ] as const;
    },
    expect: holds(
      'complete and return the object',
      (both: readonly [Exchange, Exchange], drawn: { shared: Shared }) => [
        ...accepted().check(both[0], drawn),
        ...returns('body').check(both[1], drawn.shared),
      ],
    ),
    catches: ['part-numbers-without-gaps', 'parts-in-order-of-arrival'],
  }),
  ...uploadRules,
];

/** The two parts under these numbers, the last one sent first. */
async function sentBackwards(
  { s3, inTurn }: Pick<World<'CompleteMultipartUpload'>, 's3' | 'inTurn'>,
  upload: Upload,
  { shared, numbers }: { readonly shared: Shared; readonly numbers: readonly number[] },
) {
  const bodies = partsOf(shared);
  const sent = await inTurn([1, 0], async (at) => {
    const part = { number: numbers[at] ?? 0, body: bodies[at] ?? shared.body };
    return { ...part, etag: header(await s3.uploadPart({ upload, ...part }), 'etag') ?? '' };
  });
  return sent.toReversed();
}

/** The parts of a body, whose bytes are made once. */
function partsOf({ body, partSizesBytes }: Shared) {
  const whole = body.part({ firstByte: 0, sizeBytes: body.sizeBytes });
  return partSizesBytes.map((sizeBytes, at) => {
    const firstByte = partSizesBytes.slice(0, at).reduce((sum, size) => sum + size, 0);
    return whole.part({ firstByte, sizeBytes });
  });
}
