import { type Exchange, header } from '../../core/exchange.ts';
import { accepted, answers, holds, refused, returns, steps } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import {
  customerKey,
  each,
  mutation,
  objectBody,
  rangeOf,
  sharedMultipart,
} from '../../generators/index.ts';
import {
  boundary,
  given,
  large,
  lastPartBytes,
  objectOf,
  type Shared,
  sharedSlice,
} from './scene.ts';

/** The object that a completed upload leaves. */
export const multipartObjectRules = [
  rule({
    id: 'mpu.complete.roundtrip',
    level: 'MUST',
    title: 'A completed object reads back byte for byte with its key',
    clause: 'mpu.complete.assembles',
    on: ['GetObject', 'HeadObject'],
    trials: 1,
    given: { shared: sharedMultipart() },
    arrange: ({ have }, { shared }) => have.object(large(shared)),
    act: ({ read }, _, stored) => read(stored, {}),
    expect: holds('returns exactly the object', (answer: Exchange, drawn: { shared: Shared }) =>
      returns('body').check(answer, drawn.shared),
    ),
    catches: [
      'drops-last-partial-block',
      'multipart-concatenates-ciphertext',
      'parts-in-order-of-arrival',
      'reports-ciphertext-size',
    ],
  }),
  rule({
    id: 'mpu.part.unaligned',
    level: 'MUST',
    title: 'Parts off every block boundary are cut exactly by a range',
    clause: 'http.range',
    on: ['GetObject'],
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
    catches: [
      'drops-last-partial-block',
      'multipart-concatenates-ciphertext',
      'parts-in-order-of-arrival',
      'range-off-by-block',
      'range-total-is-ciphertext',
    ],
  }),
  rule({
    id: 'mpu.complete.range-across-parts',
    level: 'MUST',
    title: 'A range across a part boundary returns exactly its bytes',
    clause: 'http.range',
    on: ['GetObject'],
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
    catches: [
      'drops-last-partial-block',
      'multipart-concatenates-ciphertext',
      'parts-in-order-of-arrival',
      'range-off-by-block',
      'range-stops-at-part-boundary',
      'range-total-is-ciphertext',
    ],
  }),
  rule({
    id: 'mpu.complete.object-locked',
    level: 'MUST',
    title: 'A completed object refuses reads without its key',
    clause: 'ssec.get.any-without-key-fails',
    on: ['GetObject', 'HeadObject'],
    given: { shared: sharedMultipart(), mutation: mutation('triple.none', 'key.other') },
    arrange: ({ have }, { shared }) => have.object(large(shared)),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation }),
    expect: refused(),
    catches: [
      'accepts-wrong-key',
      'head-skips-key-check',
      'multipart-object-skips-key-check',
      'stores-plaintext',
    ],
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
        await s3.completeMultipartUpload({ upload }),
        await s3.getObject({ of: objectOf(upload, { key, body }) }),
      ] as const,
    expect: steps(accepted(), returns('body')),
    catches: [
      'complete-needs-key',
      'drops-last-partial-block',
      'multipart-concatenates-ciphertext',
    ],
  }),
  rule({
    id: 'mpu.part.out-of-order',
    level: 'MUST',
    title: 'Parts sent out of order assemble by their numbers',
    clause: 'mpu.complete.assembles',
    on: ['CompleteMultipartUpload'],
    trials: 1,
    given: { shared: sharedMultipart() },
    arrange: ({ have }, { shared }) => have.upload({ encryption: ssec(shared.key) }),
    act: async ({ s3, have, inTurn }, { shared }, upload) => {
      const { key, body } = shared;
      const bodies = [
        body.part({ firstByte: 0, sizeBytes: boundary }),
        body.part({ firstByte: boundary, sizeBytes: lastPartBytes }),
      ];
      const sent = await inTurn([2, 1], async (number) => {
        const part = bodies[number - 1] ?? body;
        const answer = await have.accepted(s3.uploadPart({ upload, number, body: part }));
        return { number, body: part, etag: header(answer, 'etag') ?? '' };
      });
      const parts = sent.toReversed();
      return [
        await s3.completeMultipartUpload({ upload: { ...upload, parts } }),
        await s3.getObject({ of: objectOf(upload, { key, body }) }),
      ] as const;
    },
    expect: holds(
      'complete and return the object',
      (both: readonly [Exchange, Exchange], drawn: { shared: Shared }) => [
        ...accepted().check(both[0], drawn),
        ...returns('body').check(both[1], drawn.shared),
      ],
    ),
    catches: [
      'complete-needs-key',
      'drops-last-partial-block',
      'multipart-concatenates-ciphertext',
      'parts-in-order-of-arrival',
      'torn-overwrite',
    ],
  }),
  rule({
    id: 'mpu.get-before-complete',
    level: 'MUST',
    title: 'Before completion there is no object, with or without the key',
    clause: 'mpu.not-an-object-yet',
    on: ['GetObject'],
    needs: ['missing-is-404', 'multipart'],
    given: { ...given, opening: each('key', 'none') },
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: ({ s3 }, { key, body, opening }, upload) =>
      s3.getObject({
        of: objectOf(upload, { key, body }),
        ...(opening === 'none' && { key: 'none' }),
      }),
    expect: answers(404),
    catches: ['missing-object-is-400', 'upload-visible-before-complete'],
  }),
  rule({
    id: 'mpu.two-uploads-two-keys',
    level: 'MUST',
    title: 'Two uploads of one name stay bound to their own keys',
    clause: 'ssec.mpu.same-key',
    on: ['UploadPart'],
    given: { ...given, other: customerKey(), next: objectBody() },
    arrange: async ({ have }, { key, other, body, next }) => {
      const first = await have.upload({ encryption: ssec(key), parts: [body] });
      const second = await have.upload({ encryption: ssec(other), parts: [next], onto: first });
      return { first, second };
    },
    act: async ({ s3 }, { key, other, body, next }, { first, second }) =>
      [
        await s3.completeMultipartUpload({ upload: first }),
        await s3.uploadPart({ upload: second, number: 2, body, key }),
        await s3.completeMultipartUpload({ upload: second }),
        await s3.getObject({ of: objectOf(second, { key: other, body: next }) }),
        await s3.getObject({ of: objectOf(second, { key, body: next }) }),
      ] as const,
    expect: steps(accepted(), refused(), accepted(), returns('next'), refused()),
    catches: [
      'accepts-known-keys',
      'accepts-wrong-key',
      'complete-needs-key',
      'drops-last-partial-block',
      'multipart-concatenates-ciphertext',
      'multipart-object-skips-key-check',
      'part-key-unchecked',
      'stores-plaintext',
      'torn-overwrite',
    ],
  }),
  rule({
    id: 'idempotence.complete-retry',
    level: 'SHOULD',
    title: 'Completing again is accepted or 404 and leaves the object whole',
    clause: 'derived.reveals-nothing',
    on: ['CompleteMultipartUpload'],
    given,
    arrange: ({ have }, { key, body }) => have.upload({ encryption: ssec(key), parts: [body] }),
    act: async ({ s3 }, { key, body }, upload) =>
      [
        await s3.completeMultipartUpload({ upload }),
        await s3.completeMultipartUpload({ upload }),
        await s3.getObject({ of: objectOf(upload, { key, body }) }),
      ] as const,
    expect: steps(accepted(), answers(200, 404), returns('body')),
    catches: [
      'complete-needs-key',
      'drops-last-partial-block',
      'multipart-concatenates-ciphertext',
      'second-complete-crashes',
    ],
  }),
];
