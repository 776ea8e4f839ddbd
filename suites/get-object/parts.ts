import { child, childrenNamed, type Exchange } from '../../core/exchange.ts';
import { accepted, answers, equalBytes, holds, refused, returns } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { type ObjectBody, ssec } from '../../core/values.ts';
import {
  customerKey,
  each,
  mutation,
  objectBody,
  type SharedMultipart,
  sharedMultipart,
} from '../../generators/index.ts';
import { refusesRead } from '../refusals.ts';

const needs = ['part-number', 'multipart'] as const;

/** Reads by part number, and GetObjectAttributes. */
export const partReads = [
  rule({
    id: 'get.partnumber.read',
    level: 'MUST',
    title: 'partNumber returns the plaintext of that part',
    clause: 'get.part-number',
    on: ['GetObject'],
    needs,
    given: { shared: sharedMultipart(), number: each(1, 2) },
    arrange: ({ have }, { shared }) => have.object(large(shared)),
    act: ({ read }, { number }, stored) =>
      read(stored, { query: [['partNumber', String(number)]] }),
    expect: holds<Exchange, { readonly shared: SharedMultipart; readonly number: number }>(
      'is the part',
      (answer, { shared, number }) => [
        ...answers(200, 206).check(answer, undefined),
        ...equalBytes(answer, partOf(shared, number).bytes()),
      ],
    ),
    catches: [
      'drops-last-partial-block',
      'multipart-concatenates-ciphertext',
      'part-number-cuts-ciphertext',
      'range-off-by-block',
    ],
  }),
  rule({
    id: 'get.partnumber.single',
    level: 'SHOULD',
    title: 'partNumber=1 of an object in one piece returns it whole',
    clause: 'get.part-number',
    on: ['GetObject'],
    needs: ['part-number'],
    given: { key: customerKey(), body: objectBody() },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, _, stored) => read(stored, { query: [['partNumber', '1']] }),
    expect: returns('body'),
    catches: ['drops-last-partial-block', 'part-number-cuts-ciphertext', 'part-number-needs-parts'],
  }),
  rule({
    id: 'get.partnumber.out-of-range',
    level: 'SHOULD',
    title: 'A part number beyond the last is refused',
    clause: 'recorded.part-number.out-of-range',
    on: ['GetObject'],
    needs,
    given: { shared: sharedMultipart(), number: each(3, 10_000) },
    arrange: ({ have }, { shared }) => have.object(large(shared)),
    act: ({ read }, { number }, stored) =>
      read(stored, { query: [['partNumber', String(number)]] }),
    control: ({ read }, _, stored) => read(stored, { query: [['partNumber', '2']] }),
    expect: refused(),
    catches: ['part-number-out-of-range-is-whole'],
  }),
  rule({
    id: 'get.partnumber.no-key',
    level: 'MUST',
    title: 'A part read without the key is refused',
    clause: 'ssec.get.any-without-key-fails',
    on: ['GetObject', 'HeadObject'],
    needs,
    given: { shared: sharedMultipart(), mutation: mutation('triple.none') },
    arrange: ({ have }, { shared }) => have.object(large(shared)),
    act: ({ read }, { mutation }, stored) =>
      read(stored, { mutation, query: [['partNumber', '2']] }),
    expect: refused(),
    catches: [
      'head-skips-key-check',
      'multipart-object-skips-key-check',
      'part-number-skips-key-check',
      'stores-plaintext',
    ],
  }),
  rule({
    id: 'get.partnumber.wrong-key',
    level: 'MUST',
    title: 'A part read with another key is refused',
    clause: 'ssec.get.same-key',
    on: ['GetObject', 'HeadObject'],
    needs,
    given: { shared: sharedMultipart(), mutation: mutation('key.other') },
    arrange: ({ have }, { shared }) => have.object(large(shared)),
    act: ({ read }, { mutation }, stored) =>
      read(stored, { mutation, query: [['partNumber', '2']] }),
    expect: refused(),
    catches: [
      'accepts-wrong-key',
      'head-skips-key-check',
      'multipart-object-skips-key-check',
      'part-number-skips-key-check',
      'stores-plaintext',
    ],
  }),
  rule({
    id: 'attrs.right-key',
    level: 'MUST',
    title: 'GetObjectAttributes with the right triple shows the plaintext size',
    clause: 'attributes.size',
    on: ['GetObjectAttributes'],
    given: { key: customerKey(), body: objectBody() },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, _, stored) => read(stored, {}),
    expect: returns('body'),
    catches: ['attributes-refuse-triple', 'attributes-show-ciphertext-size'],
  }),
  refusesRead({
    id: 'attrs.no-key',
    title: 'GetObjectAttributes without the key is refused',
    clause: 'attributes.key',
    on: ['GetObjectAttributes'],
    mutations: ['triple.none'],
    catches: ['attributes-skip-key-check', 'stores-plaintext'],
  }),
  refusesRead({
    id: 'attrs.wrong-key',
    title: 'GetObjectAttributes with another key is refused',
    clause: 'attributes.key',
    on: ['GetObjectAttributes'],
    mutations: ['key.other'],
    catches: ['accepts-wrong-key', 'attributes-skip-key-check', 'stores-plaintext'],
  }),
  rule({
    id: 'echo.get-attributes',
    level: 'MAY',
    title: 'GetObjectAttributes with the right triple is accepted, confirmed or not',
    clause: 'attributes.key',
    on: ['GetObjectAttributes'],
    given: { key: customerKey(), body: objectBody() },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, _, stored) => read(stored, {}),
    expect: accepted(),
    catches: ['attributes-refuse-triple'],
  }),
  rule({
    id: 'attrs.parts',
    level: 'SHOULD',
    title: 'ObjectParts of a multipart SSE-C object counts its parts',
    clause: 'recorded.complete.etag',
    on: ['GetObjectAttributes'],
    needs: ['multipart'],
    given: { shared: sharedMultipart() },
    arrange: ({ have }, { shared }) => have.object(large(shared)),
    act: ({ s3 }, { shared }, stored) =>
      s3.call('GetObjectAttributes', {
        of: stored,
        key: shared.key,
        headers: [['x-amz-object-attributes', 'ObjectParts,ObjectSize']],
      }),
    expect: holds<Exchange, { readonly shared: SharedMultipart }>(
      'counts the parts',
      (answer, { shared }) => {
        const parts = child(answer.document, 'ObjectParts');
        const count = (child(parts, 'TotalPartsCount') ?? child(parts, 'PartsCount'))?.text;
        const sizes = childrenNamed(parts, 'Part').map((part) => Number(child(part, 'Size')?.text));
        const wrongSize = sizes.some((size, index) => size !== shared.partSizesBytes[index]);
        if (count === String(shared.partSizesBytes.length) && !wrongSize) return [];
        return [
          {
            expected: `${shared.partSizesBytes.length} parts`,
            received: `${count ?? 'no'} parts of ${sizes.join(', ')}`,
          },
        ];
      },
    ),
    catches: [
      'attributes-hide-parts',
      'attributes-refuse-triple',
      'drops-last-partial-block',
      'parts-in-order-of-arrival',
    ],
  }),
];

function large({ key, body, partSizesBytes }: SharedMultipart) {
  return { body, partSizesBytes, encryption: ssec(key), isShared: true };
}

function partOf({ body, partSizesBytes }: SharedMultipart, number: number): ObjectBody {
  const before = partSizesBytes.slice(0, number - 1).reduce((sum, sizeBytes) => sum + sizeBytes, 0);
  return body.part({ firstByte: before, sizeBytes: partSizesBytes[number - 1] ?? 0 });
}
