import type { Exchange } from '../../core/exchange.ts';
import { all, eachAnswer } from '../../core/expectations/combine.ts';
import { refusedAndConcealed } from '../../core/expectations/concealed.ts';
import { holds } from '../../core/expectations/consistent.ts';
import { refused } from '../../core/expectations/refused.ts';
import { sharedWindow } from '../../core/expectations/shared-window.ts';
import { rule } from '../../core/rule.ts';
import { customerKey, each, sharedMultipart } from '../../generators/index.ts';
import { uploads } from '../../generators/ways-of-uploading.ts';
import { twoKeysAndBody } from '../scenes/drawn.ts';
import { boundary, type Shared, sharedObject } from '../scenes/multipart-object.ts';
import { withoutItsKey } from '../scenes/own-key-only.ts';

const given = { shared: sharedMultipart(), other: customerKey() };

const revealsNothing = () => eachAnswer(all(refused(), concealsObject()));

const rangesOfMultipart = {
  ...given,
  bytes: each(
    '0-0',
    '0-15',
    `${boundary - 8}-${boundary + 7}`,
    `${boundary}-${boundary + 15}`,
    `${boundary + 17}-`,
    '-16',
  ),
};

export const lockMultipartRules = [
  rule({
    id: 'lock.multipart.range',
    level: 'MUST',
    title: 'A range read of a multipart SSE-C object without the right key is refused',
    clause: 'ssec.get.any-without-key-fails',
    on: ['GetObject', 'HeadObject'],
    needs: ['multipart'],
    trials: 1,
    given: rangesOfMultipart,
    arrange: ({ have }, { shared }) => have.object(sharedObject(shared)),
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
    title: 'A part read of a multipart SSE-C object without the right key is refused',
    clause: 'ssec.get.any-without-key-fails',
    on: ['GetObject', 'HeadObject'],
    needs: ['multipart'],
    trials: 1,
    given: { ...given, number: each('1', '2', '3') },
    arrange: ({ have }, { shared }) => have.object(sharedObject(shared)),
    act: (world, { other, number }, stored) =>
      withoutItsKey(world, stored, { other, query: [['partNumber', number]] }),
    // An endpoint may not know partNumber: that the key reads the object is all that is needed.
    control: ({ s3 }, _, stored) => s3.headObject({ of: stored }),
    expect: revealsNothing(),
    catches: ['part-one-skips-key-check', 'multipart-object-skips-key-check'],
  }),
  rule({
    id: 'lock.multipart.attributes',
    level: 'MUST',
    title: 'GetObjectAttributes of a multipart SSE-C object without the right key is refused',
    clause: 'attributes.key',
    on: ['GetObjectAttributes'],
    needs: ['multipart'],
    trials: 1,
    given,
    arrange: ({ have }, { shared }) => have.object(sharedObject(shared)),
    act: (world, { other }, stored) => withoutItsKey(world, stored, { other }),
    control: ({ read }, _, stored) => read(stored, {}),
    expect: revealsNothing(),
    catches: ['attributes-of-multipart-skip-key-check', 'accepts-wrong-key'],
  }),
  rule({
    id: 'lock.multipart.copy-source',
    level: 'MUST',
    title: 'A copy of a multipart SSE-C object without the right copy-source key is refused',
    clause: 'ssec.copy.source-key',
    on: ['CopyObject', 'UploadPartCopy'],
    needs: ['multipart', 'ssec-copy-source'],
    trials: 1,
    given: twoKeysAndBody,
    arrange: (world, wanted) => uploads['in parts'](world, wanted),
    act: (world, { keys }, stored) => withoutItsKey(world, stored, { other: keys[1] }),
    control: ({ read }, _, stored) => read(stored, {}),
    expect: eachAnswer(refusedAndConcealed()),
    catches: ['multipart-source-needs-no-key', 'part-copy-source-unchecked'],
  }),
];

function concealsObject() {
  return holds<Exchange, { readonly shared: Shared }>(
    'contains no bytes of the object',
    (answer, { shared }) =>
      sharedWindow([answer.body], shared.body)
        ? [{ expected: 'no bytes of the object in the answer', received: 'some bytes of it' }]
        : [],
    'plaintext-exposed',
  );
}
