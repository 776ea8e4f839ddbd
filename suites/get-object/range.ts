import type { default as fc } from 'fast-check';
import type { Exchange } from '../../core/exchange.ts';
import { answers, returns, returnsSlice, slice } from '../../core/expectations/accepted.ts';
import { either } from '../../core/expectations/combine.ts';
import { refusedAndConcealed } from '../../core/expectations/concealed.ts';
import { holds } from '../../core/expectations/consistent.ts';
import { refusedAs } from '../../core/expectations/refused.ts';
import { twoRanges, twoSlices } from '../../core/expectations/two-slices.ts';
import { ObjectBody } from '../../core/object-body.ts';
import { type Rule, type RuleFacts, rule } from '../../core/rule.ts';
import { type ByteRange, ssec } from '../../core/values.ts';
import {
  byteRange,
  openEndedRange,
  prefixRange,
  rangeBeyondEnd,
  rangedBodySizeBytes,
  rangedObject,
  rangeOf,
  suffixRange,
  wholeSuffixRange,
} from '../../generators/byte-range.ts';
import { customerKey, each, mutation, objectBody } from '../../generators/index.ts';
import { mebibyte } from '../scenes/drawn.ts';

const large = ObjectBody.of({ sizeBytes: 9 * mebibyte + 5, seed: 9 });

const inLarge: ByteRange = {
  header: `bytes=${8 * mebibyte - 7}-${8 * mebibyte + 8}`,
  first: 8 * mebibyte - 7,
  last: 8 * mebibyte + 8,
};

const sizeBytes = rangedBodySizeBytes;

export const getRangeRules = [
  rule({
    id: 'get.range.large',
    level: 'MUST',
    hasLargeBodies: true,
    trials: 1,
    title: 'A range at 8 MiB of a large single-part SSE-C object returns exactly the bytes',
    clause: 'get.range-header',
    on: ['GetObject'],
    given: { key: customerKey(), body: each(large), range: each(inLarge) },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ s3 }, { range }, stored) => s3.getObject({ of: stored, range }),
    expect: returnsSlice(),
    catches: ['range-ignored-behind-5-mib', 'range-garbled-off-start'],
  }),
  slices({
    id: 'get.range.prefix',
    title: 'GetObject with a range from byte 0 of an SSE-C object returns exactly the bytes',
    range: prefixRange(),
    catches: ['range-total-is-ciphertext', 'ranges-refused'],
  }),
  slices({
    id: 'get.range.unaligned',
    title: 'GetObject with a range not aligned to cipher blocks returns exactly the bytes',
    range: byteRange(),
    catches: ['range-off-by-block', 'range-garbled-off-start'],
  }),
  slices({
    id: 'get.range.suffix',
    title: 'GetObject with a suffix range of an SSE-C object returns exactly the last bytes',
    range: suffixRange(sizeBytes),
    catches: ['suffix-range-of-ciphertext', 'range-garbled-off-start'],
  }),
  slices({
    id: 'get.range.suffix.whole',
    title: 'A suffix range as long as an SSE-C object or longer returns exactly all of its bytes',
    range: wholeSuffixRange(sizeBytes),
    expect: either(returnsSlice(), returns('body')),
    catches: ['long-suffix-unsatisfiable', 'suffix-range-of-ciphertext'],
  }),
  slices({
    id: 'get.range.open-ended',
    title: 'GetObject with an open-ended range of an SSE-C object returns exactly the bytes',
    range: openEndedRange(sizeBytes),
    catches: ['range-off-by-block', 'range-garbled-off-start'],
  }),
  slices({
    id: 'get.range.last-beyond-end',
    title: 'A range that ends beyond an SSE-C object returns exactly the bytes up to its end',
    range: rangeBeyondEnd(sizeBytes),
    catches: ['range-clamped-to-ciphertext', 'huge-range-end-refused'],
  }),
  rule({
    id: 'get.range.unsatisfiable',
    level: 'MUST',
    title: 'A range that starts at or beyond the plaintext size of an SSE-C object is 416',
    clause: 'get.range-invalid',
    on: ['GetObject'],
    given: { key: customerKey(), body: objectBody({ sizeBytes: 64 }), beyond: each(0, 1, 1000) },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { beyond }, stored) =>
      read(stored, { headers: [['range', `bytes=${64 + beyond}-`]] }),
    expect: answers(416),
    catches: ['range-clamped-to-ciphertext'],
  }),
  rule({
    id: 'get.range.reversed',
    level: 'SHOULD',
    title: 'A range ending before it starts returns the whole SSE-C object or is 400, 416 or 501',
    clause: 'http.range',
    on: ['GetObject'],
    given: { key: customerKey(), body: objectBody({ sizeBytes: 64 }) },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, _, stored) => read(stored, { headers: [['range', 'bytes=17-16']] }),
    expect: either(returns('body'), answers(400, 416, 501)),
    catches: ['reversed-range-crashes'],
  }),
  rule({
    id: 'get.range.multi',
    level: 'SHOULD',
    title: 'GetObject with two ranges returns the whole object, exact ranges, or 400, 416 or 501',
    clause: 'get.one-range',
    on: ['GetObject'],
    given: { key: customerKey(), body: objectBody({ sizeBytes: 4096 }) },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, _, stored) => read(stored, { headers: [['range', twoRanges]] }),
    expect: either(either(returns('body'), answers(400, 416, 501)), twoSlices()),
    catches: ['two-ranges-padded-to-blocks', 'two-ranges-cut-the-object'],
  }),
  rule({
    id: 'get.range.if-range',
    level: 'SHOULD',
    title: 'GetObject with If-Range returns the range if the ETag matches, else the whole object',
    clause: 'http.if-range',
    on: ['GetObject'],
    needs: ['if-range'],
    given: {
      key: customerKey(),
      body: objectBody({ sizeBytes: 4096 }),
      range: each(rangeOf({ first: 17, last: 99 })),
      current: each(true, false),
    },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { range, current }, stored) =>
      read(stored, { range, headers: [['if-range', current ? stored.etag : '"0"']] }),
    expect: holds<Exchange, { current: boolean; body: ObjectBody; range: ByteRange }>(
      'is the slice or the whole object',
      (answer, drawn) =>
        drawn.current ? slice(answer, drawn) : returns('body').check(answer, drawn),
    ),
    catches: ['ignores-if-range', 'range-garbled-off-start'],
  }),
  rule({
    id: 'get.range.needs-key',
    level: 'MUST',
    title: 'GetObject with a range of an SSE-C object without its key or with another is refused',
    clause: 'ssec.get.any-without-key-fails',
    on: ['GetObject'],
    given: {
      key: customerKey(),
      body: objectBody({ sizeBytes: 4096 }),
      range: each(rangeOf({ first: 0, last: 0 }), rangeOf({ first: 17, last: 255 })),
      mutation: mutation('triple.none', 'key.other'),
    },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { range, mutation }, stored) => read(stored, { range, mutation }),
    expect: refusedAndConcealed(),
    catches: ['range-skips-key-check', 'serves-without-key', 'accepts-wrong-key'],
  }),
  rule({
    id: 'get.range.and-partnumber',
    level: 'SHOULD',
    title: 'GetObject of an SSE-C object with both Range and partNumber is 400 InvalidRequest',
    clause: 'recorded.range-and-part',
    on: ['GetObject'],
    needs: ['part-number'],
    given: {
      key: customerKey(),
      body: objectBody({ sizeBytes: 64 }),
      range: each(rangeOf({ first: 0, last: 15 })),
      mutation: mutation('range.and-part-number'),
    },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { range, mutation }, stored) => read(stored, { range, mutation }),
    expect: refusedAs(400, 'InvalidRequest'),
    catches: ['range-and-part-number-accepted'],
  }),
];

function slices(
  facts: RuleFacts & {
    readonly range: fc.Arbitrary<ByteRange>;
    readonly expect?: ReturnType<typeof returnsSlice>;
  },
): Rule {
  const { range, expect = returnsSlice(), ...rest } = facts;
  return rule({
    ...rest,
    level: 'MUST',
    clause: 'get.range-header',
    on: ['GetObject'],
    given: { ...rangedObject(), range },
    arrange: ({ have }, { key, body }) =>
      have.object({ body, encryption: ssec(key), isShared: true }),
    act: ({ s3 }, { range }, stored) => s3.getObject({ of: stored, range }),
    expect,
  });
}
