import { refused, returns, steps } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { bodiesOf, distinctKeys, objectBody } from '../../generators/index.ts';
import { refusedAndConcealed, withEachKey } from '../scenes/own-key-alone.ts';

export const lockSizesRules = [
  rule({
    id: 'lock.sizes',
    level: 'MUST',
    title: 'An object of any size opens to its own key alone',
    clause: 'ssec.get.any-without-key-fails',
    on: ['GetObject', 'HeadObject'],
    trials: 1,
    given: { keys: distinctKeys(), body: bodiesOf(0, 1, 16, 65_536, 65_537) },
    arrange: ({ have }, { keys, body }) => have.object({ body, encryption: ssec(keys[0]) }),
    act: (world, { keys }, stored) => withEachKey(world, stored, { other: keys[1] }),
    expect: steps(returns('body'), refusedAndConcealed(), refusedAndConcealed()),
    catches: [
      'block-sized-object-skips-key-check',
      'chunk-sized-object-skips-key-check',
      'refused-read-locks-object',
    ],
  }),
  rule({
    id: 'lock.sizes.beyond-1-mib',
    level: 'MUST',
    title: 'An object of more than 1 MiB opens to its own key alone',
    clause: 'ssec.get.any-without-key-fails',
    on: ['GetObject', 'HeadObject'],
    trials: 1,
    given: { keys: distinctKeys(), body: objectBody({ sizeBytes: 1024 * 1024 + 1 }) },
    arrange: ({ have }, { keys, body }) => have.object({ body, encryption: ssec(keys[0]) }),
    act: (world, { keys }, stored) => withEachKey(world, stored, { other: keys[1] }),
    expect: steps(returns('body'), refused(), refused()),
    catches: ['refused-read-locks-object', 'head-of-large-object-skips-key-check'],
  }),
];
