import { type Exchange, header } from '../../core/exchange.ts';
import {
  all,
  answers,
  each as eachOf,
  holds,
  refused,
  says,
  sharedWindow,
} from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import {
  customerKey,
  distinctKeys,
  each,
  objectBody,
  rangeOf,
  sharedMultipart,
} from '../../generators/index.ts';
import { boundary, large, lastPartBytes, type Shared, sharedSlice } from '../multipart/scene.ts';
import { closed, withoutItsKey } from './locked.ts';
import { uploads } from './making-others.ts';

const size = boundary + lastPartBytes;
const given = { shared: sharedMultipart(), other: customerKey() };
const revealsNothing = () => eachOf(all(refused(), concealsObject()));

/** Reads of the one large object in two parts. */
export const multipartReadRules = [
  rule({
    id: 'lock.multipart.range',
    level: 'MUST',
    title: 'No range of a multipart object opens without its key',
    clause: 'ssec.get.any-without-key-fails',
    on: ['GetObject', 'HeadObject'],
    needs: ['multipart'],
    trials: 1,
    given: {
      ...given,
      bytes: each(
        '0-0',
        '0-15',
        `${boundary - 8}-${boundary + 7}`,
        `${boundary}-${boundary + 15}`,
        `${boundary + 17}-`,
        '-16',
      ),
    },
    arrange: ({ have }, { shared }) => have.object(large(shared)),
    act: (world, { other, bytes }, stored) =>
      withoutItsKey(world, stored, { other, headers: [['range', `bytes=${bytes}`]] }),
    control: ({ read }, { bytes }, stored) =>
      read(stored, { headers: [['range', `bytes=${bytes}`]] }),
    expect: revealsNothing(),
    catches: [
      'accepts-wrong-key',
      'first-byte-skips-key-check',
      'head-range-skips-key-check',
      'head-skips-key-check',
      'multipart-object-skips-key-check',
      'multipart-range-skips-key-check',
      'open-range-skips-key-check',
      'range-skips-key-check',
      'stores-plaintext',
      'suffix-range-skips-key-check',
    ],
  }),
  rule({
    id: 'lock.multipart.part',
    level: 'MUST',
    title: 'No part of a multipart object opens without its key',
    clause: 'ssec.get.any-without-key-fails',
    on: ['GetObject', 'HeadObject'],
    needs: ['multipart'],
    trials: 1,
    given: { ...given, number: each('1', '2', '3') },
    arrange: ({ have }, { shared }) => have.object(large(shared)),
    act: (world, { other, number }, stored) =>
      withoutItsKey(world, stored, { other, query: [['partNumber', number]] }),
    // Part numbers may be unknown there: that the object opens with its key is all that is needed.
    control: ({ s3 }, _, stored) => s3.headObject({ of: stored }),
    expect: revealsNothing(),
    catches: [
      'accepts-wrong-key',
      'head-skips-key-check',
      'multipart-object-skips-key-check',
      'part-number-skips-key-check',
      'part-one-skips-key-check',
      'stores-plaintext',
    ],
  }),
  rule({
    id: 'lock.multipart.attributes',
    level: 'MUST',
    title: 'The attributes of a multipart object need its key',
    clause: 'attributes.key',
    on: ['GetObjectAttributes'],
    needs: ['multipart'],
    trials: 1,
    given,
    arrange: ({ have }, { shared }) => have.object(large(shared)),
    act: (world, { other }, stored) => withoutItsKey(world, stored, { other }),
    control: ({ read }, _, stored) => read(stored, {}),
    expect: revealsNothing(),
    catches: [
      'accepts-wrong-key',
      'attributes-of-multipart-skip-key-check',
      'attributes-skip-key-check',
      'multipart-object-skips-key-check',
      'stores-plaintext',
    ],
  }),
  rule({
    id: 'lock.multipart.copy-source',
    level: 'MUST',
    title: 'A copy of a multipart object needs its key',
    clause: 'ssec.copy.source-key',
    on: ['CopyObject', 'UploadPartCopy'],
    needs: ['multipart', 'ssec-copy-source'],
    trials: 1,
    given: { keys: distinctKeys(), body: objectBody() },
    arrange: (world, wanted) => uploads['in parts'](world, wanted),
    act: (world, { keys }, stored) => withoutItsKey(world, stored, { other: keys[1] }),
    control: ({ read }, _, stored) => read(stored, {}),
    expect: eachOf(closed()),
    catches: [
      'accepts-wrong-key',
      'copy-skips-source-key',
      'multipart-object-skips-key-check',
      'multipart-source-needs-no-key',
      'part-copy-source-unchecked',
      'part-number-skips-key-check',
      'stores-plaintext',
    ],
  }),
  rule({
    id: 'size.part',
    level: 'MUST',
    title: 'A read by part number tells the sizes of the plaintext',
    clause: 'get.part-number',
    on: ['GetObject', 'HeadObject'],
    needs: ['part-number', 'multipart'],
    trials: 1,
    given: { shared: sharedMultipart() },
    arrange: ({ have }, { shared }) => have.object(large(shared)),
    act: ({ read }, _, stored) => read(stored, { query: [['partNumber', '2']] }),
    expect: all(answers(200, 206), tellsPart()),
    catches: [
      'drops-last-partial-block',
      'part-number-cuts-ciphertext',
      'part-size-of-ciphertext',
      'part-total-of-ciphertext',
      'parts-in-order-of-arrival',
      'range-off-by-block',
      'range-total-is-ciphertext',
      'reports-ciphertext-size',
    ],
  }),
  rule({
    id: 'bytes.multipart.range',
    level: 'MUST',
    title: 'Suffix and open ranges of a multipart object return exactly their bytes',
    clause: 'http.range',
    on: ['GetObject'],
    needs: ['multipart'],
    trials: 1,
    given: {
      shared: sharedMultipart(),
      range: each(
        { first: size - 1, last: size - 1, header: 'bytes=-1' },
        { first: size - 17, last: size - 1, header: 'bytes=-17' },
        { first: boundary - 1, last: size - 1, header: `bytes=-${lastPartBytes + 1}` },
        { first: boundary - 1, last: size - 1, header: `bytes=${boundary - 1}-` },
        { first: boundary + 16, last: size - 1, header: `bytes=${boundary + 16}-` },
        { first: size - 16, last: size - 1, header: `bytes=${size - 16}-${size + 1000}` },
        rangeOf({ first: boundary + 4095, last: boundary + 4112 }),
      ),
    },
    arrange: ({ have }, { shared }) => have.object(large(shared)),
    act: ({ read }, { range }, stored) => read(stored, { range }),
    expect: sharedSlice(),
    catches: [
      'drops-last-partial-block',
      'multipart-concatenates-ciphertext',
      'multipart-open-range-off',
      'multipart-suffix-range-off',
      'parts-in-order-of-arrival',
      'range-clamped-to-ciphertext',
      'range-off-by-block',
      'range-stops-at-part-boundary',
      'range-total-is-ciphertext',
      'suffix-range-of-ciphertext',
    ],
  }),
];

/** The size of the second part, and that of the whole where it is told. */
function tellsPart() {
  return holds<Exchange>('tells plaintext sizes', (answer) => {
    const told = header(answer, 'content-range');
    const contentRange = `bytes ${boundary}-${size - 1}/${size}`;
    const wrong = told !== undefined && told !== contentRange;
    return [
      ...says('content-length', String(lastPartBytes)).check(answer, undefined),
      ...(wrong ? [{ expected: contentRange, received: told }] : []),
    ];
  });
}

function concealsObject() {
  return holds<Exchange, { readonly shared: Shared }>(
    'holds nothing of the object',
    (answer, { shared }) => {
      return sharedWindow([answer.body], shared.body)
        ? [{ expected: 'an answer without the object', received: 'some of the object' }]
        : [];
    },
  );
}
