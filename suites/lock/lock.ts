import { returns } from '../../core/expectations/accepted.ts';
import { eachAnswer, steps } from '../../core/expectations/combine.ts';
import { returnsToOwnKeyOnly } from '../../core/expectations/concealed.ts';
import { refused } from '../../core/expectations/refused.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { bodiesOf, distinctKeys, each, objectBody } from '../../generators/index.ts';
import { future, past } from '../../generators/ways-of-reading.ts';
import { twoKeysAndBody } from '../scenes/drawn.ts';
import { withEachKey, withoutItsKey } from '../scenes/own-key-only.ts';

const emptyAndKeys = { keys: distinctKeys(), body: objectBody({ sizeBytes: 0 }) };

export const lockRules = [
  rule({
    id: 'lock.conditions.not-modified',
    level: 'MAY',
    title: 'A conditional read without the right key is refused where it would be 304 with the key',
    clause: 'derived.reveals-nothing',
    on: ['GetObject', 'HeadObject'],
    trials: 1,
    given: { ...twoKeysAndBody, condition: each('if-none-match', 'if-modified-since') },
    arrange: ({ have }, { keys, body }) => have.object({ body, encryption: ssec(keys[0]) }),
    act: (world, { keys, condition }, stored) =>
      withoutItsKey(world, stored, {
        other: keys[1],
        headers: [
          condition === 'if-none-match'
            ? ['if-none-match', stored.etag]
            : ['if-modified-since', future],
        ],
      }),
    control: ({ read }, _, stored) => read(stored, { headers: [['if-modified-since', past]] }),
    expect: eachAnswer(refused()),
    catches: ['not-modified-without-key', 'not-modified-with-other-key', 'dates-skip-key-check'],
  }),
  rule({
    id: 'lock.sizes',
    level: 'MUST',
    title: 'An SSE-C object of any size, 0 to 65,537 bytes, is readable only with its own key',
    clause: 'ssec.get.any-without-key-fails',
    on: ['GetObject', 'HeadObject'],
    trials: 1,
    given: { keys: distinctKeys(), body: bodiesOf(0, 1, 16, 65_536, 65_537) },
    arrange: ({ have }, { keys, body }) => have.object({ body, encryption: ssec(keys[0]) }),
    act: (world, { keys }, stored) => withEachKey(world, stored, { other: keys[1] }),
    expect: returnsToOwnKeyOnly(),
    catches: ['block-sized-object-skips-key-check', 'chunk-sized-object-skips-key-check'],
  }),
  rule({
    id: 'lock.sizes.beyond-1-mib',
    level: 'MUST',
    title: 'An SSE-C object of more than 1 MiB is readable only with its own key',
    clause: 'ssec.get.any-without-key-fails',
    on: ['GetObject', 'HeadObject'],
    trials: 1,
    given: { keys: distinctKeys(), body: objectBody({ sizeBytes: 1024 * 1024 + 1 }) },
    arrange: ({ have }, { keys, body }) => have.object({ body, encryption: ssec(keys[0]) }),
    act: (world, { keys }, stored) => withEachKey(world, stored, { other: keys[1] }),
    expect: steps(returns('body'), refused(), refused()),
    catches: ['refused-read-locks-object', 'head-of-large-object-skips-key-check'],
  }),
  rule({
    id: 'lock.sizes.empty',
    level: 'MUST',
    title: 'An empty SSE-C object, in one piece or multipart, needs its key, by partNumber too',
    clause: 'ssec.get.any-without-key-fails',
    on: ['GetObject', 'HeadObject'],
    needs: ['multipart', 'part-number'],
    trials: 1,
    given: {
      ...emptyAndKeys,
      partSizesBytes: each([], [0]),
      query: each([], [['partNumber', '1']]),
    },
    arrange: ({ have }, { keys, ...of }) => have.object({ ...of, encryption: ssec(keys[0]) }),
    act: (world, { keys, query }, stored) =>
      withoutItsKey(world, stored, { other: keys[1], query }),
    control: ({ read }, _, stored) => read(stored, {}),
    expect: eachAnswer(refused()),
    catches: ['zero-byte-part-takes-any-key', 'zero-byte-upload-takes-any-key'],
  }),
];
