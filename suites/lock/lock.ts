import { each as eachOf, refused } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { distinctKeys, each, objectBody } from '../../generators/index.ts';
import { future, past } from '../scenes/dates.ts';
import { withoutItsKey } from '../scenes/own-key-alone.ts';

export const lockRules = [
  rule({
    id: 'lock.conditions.not-modified',
    level: 'SHOULD',
    title: 'A condition that holds is no 304 for a reader without the key',
    clause: 'derived.reveals-nothing',
    on: ['GetObject', 'HeadObject'],
    trials: 1,
    given: {
      keys: distinctKeys(),
      body: objectBody(),
      condition: each('if-none-match', 'if-modified-since'),
    },
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
    expect: eachOf(refused()),
    catches: ['not-modified-without-key', 'not-modified-with-other-key', 'dates-skip-key-check'],
  }),
];
