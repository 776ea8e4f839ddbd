import { type Exchange, header } from '../../core/exchange.ts';
import { accepted, answers, equalBytes, returns, says } from '../../core/expectations/accepted.ts';
import { all } from '../../core/expectations/combine.ts';
import { conceals } from '../../core/expectations/concealed.ts';
import { holds } from '../../core/expectations/consistent.ts';
import { refused } from '../../core/expectations/refused.ts';
import { about } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { each, mutation, sharedMultipart } from '../../generators/index.ts';
import { keyAndBody } from '../scenes/drawn.ts';
import { partOf, type SharedParts, sharedObject } from '../scenes/multipart-object.ts';

const needs = ['part-number', 'multipart'] as const;

export const getPartnumberRules = [
  rule({
    id: 'get.partnumber.read',
    level: 'MUST',
    title: 'A read with partNumber returns exactly that part of a multipart SSE-C object',
    clause: 'get.part-number',
    on: ['GetObject', 'HeadObject'],
    needs,
    given: { shared: sharedMultipart(), number: each(1, 2) },
    arrange: ({ have }, { shared }) => have.object(sharedObject(shared)),
    act: ({ read }, { number }, stored) =>
      read(stored, { query: [['partNumber', String(number)]] }),
    expect: isPart(),
    catches: ['part-number-returns-ciphertext', 'head-ignores-part-number'],
  }),
  rule({
    id: 'get.partnumber.parts-count',
    level: 'SHOULD',
    title: 'A read with partNumber of a multipart SSE-C object returns x-amz-mp-parts-count',
    clause: 'get.parts-count',
    on: ['GetObject', 'HeadObject'],
    needs,
    given: { shared: sharedMultipart() },
    trials: 1,
    arrange: ({ have }, { shared }) => have.object(sharedObject(shared)),
    act: ({ read }, _, stored) => read(stored, { query: [['partNumber', '2']] }),
    expect: all(accepted(), says('x-amz-mp-parts-count', '2')),
    catches: ['hides-parts-count', 'head-ignores-part-number'],
  }),
  rule({
    id: 'get.partnumber.single',
    level: 'SHOULD',
    title: 'GetObject with partNumber=1 of a single-part SSE-C object returns exactly the bytes',
    clause: 'get.part-number',
    on: ['GetObject'],
    needs: ['part-number'],
    given: keyAndBody,
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, _, stored) => read(stored, { query: [['partNumber', '1']] }),
    expect: returns('body'),
    catches: ['part-number-returns-ciphertext', 'part-number-needs-parts'],
  }),
  rule({
    id: 'get.partnumber.out-of-range',
    level: 'SHOULD',
    title: 'GetObject with partNumber beyond the last part of an SSE-C object is refused',
    clause: 'recorded.part-number.out-of-range',
    on: ['GetObject'],
    needs,
    given: { shared: sharedMultipart(), number: each(3, 10_000) },
    arrange: ({ have }, { shared }) => have.object(sharedObject(shared)),
    act: ({ read }, { number }, stored) =>
      read(stored, { query: [['partNumber', String(number)]] }),
    control: ({ read }, _, stored) => read(stored, { query: [['partNumber', '2']] }),
    expect: refused(),
    catches: ['part-number-out-of-range-is-whole'],
  }),
  rule({
    id: 'get.partnumber.no-key',
    level: 'MUST',
    title: 'A read with partNumber but without SSE-C headers is refused and returns no bytes',
    clause: 'ssec.get.any-without-key-fails',
    on: ['GetObject', 'HeadObject'],
    needs,
    given: { shared: sharedMultipart(), mutation: mutation('triple.none') },
    arrange: ({ have }, { shared }) => have.object(sharedObject(shared)),
    act: ({ read }, { mutation }, stored) =>
      read(stored, { mutation, query: [['partNumber', '2']] }),
    expect: all(refused(), concealsPart()),
    catches: ['part-number-skips-key-check', 'crash-on-key-error'],
  }),
  rule({
    id: 'get.partnumber.wrong-key',
    level: 'MUST',
    title: 'A read with partNumber and another key is refused and returns no bytes',
    clause: 'ssec.get.same-key',
    on: ['GetObject', 'HeadObject'],
    needs,
    given: { shared: sharedMultipart(), mutation: mutation('key.other') },
    arrange: ({ have }, { shared }) => have.object(sharedObject(shared)),
    act: ({ read }, { mutation }, stored) =>
      read(stored, { mutation, query: [['partNumber', '2']] }),
    expect: all(refused(), concealsPart()),
    catches: ['accepts-wrong-key', 'part-number-skips-key-check'],
  }),
];

/** Exactly the bytes of the part; for HeadObject, its Content-Length. */
function isPart() {
  return holds<Exchange, SharedParts & { readonly number: number }>(
    'is the part',
    (answer, { shared, number }) => {
      const part = partOf(shared, number);
      const length = header(answer, 'content-length') ?? 'no content-length';
      const isOther = answer.request.method === 'HEAD' && length !== String(part.sizeBytes);
      return [
        ...answers(200, 206).check(answer, undefined),
        ...equalBytes(answer, part),
        ...(isOther ? [{ expected: `length ${part.sizeBytes}`, received: length }] : []),
      ];
    },
    'wrong-bytes',
  );
}

/** No byte of part 2, which the rule requests. */
function concealsPart() {
  return about(({ shared }: SharedParts) => ({ body: partOf(shared, 2) }), conceals('body'));
}
