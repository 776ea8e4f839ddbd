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
      'multipart-range-skips-key-check',
      'suffix-range-skips-key-check',
      'first-byte-skips-key-check',
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
    catches: ['part-one-skips-key-check', 'multipart-object-skips-key-check'],
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
    catches: ['attributes-of-multipart-skip-key-check', 'accepts-wrong-key'],
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
    catches: ['multipart-source-needs-no-key', 'part-copy-source-unchecked'],
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
    catches: ['part-size-of-ciphertext', 'part-total-of-ciphertext', 'part-number-cuts-ciphertext'],
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
      'multipart-suffix-range-off',
      'multipart-open-range-off',
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
