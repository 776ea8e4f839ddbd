import { rule } from '../../core/rule.ts';
import { plain, ssec } from '../../core/values.ts';
import { bodiesOf, copySource, distinctKeys, each, largeBodies } from '../../generators/index.ts';
import { copyAndRead, opensToTarget } from '../scenes/copies.ts';

export const copyDataEqualRules = [
  rule({
    id: 'copy.data-equal',
    level: 'MUST',
    title: 'A copy holds the same bytes, open to the target key alone',
    clause: 'ssec.copy.target',
    on: ['CopyObject'],
    needs: ['ssec-copy-source'],
    given: {
      keys: distinctKeys(),
      body: bodiesOf(0, 1, 1024, 65_537),
      from: each('plain', 'SSE-C'),
      to: each('plain', 'other'),
    },
    arrange: ({ have }, { body, keys: [source], from }) =>
      have.object({ body, encryption: from === 'plain' ? plain : ssec(source) }),
    act: copyAndRead,
    expect: opensToTarget(),
    catches: ['zero-byte-takes-any-key', 'copy-takes-target-key-for-source'],
  }),
  rule({
    id: 'copy.data-equal.large',
    level: 'MUST',
    isDear: true,
    trials: 1,
    title: 'A copy of a large object holds the same bytes, open to the target key alone',
    clause: 'ssec.copy.target',
    on: ['CopyObject'],
    needs: ['ssec-copy-source'],
    given: { keys: copySource().keys, body: each(...largeBodies), to: each('other') },
    arrange: ({ have }, { keys: [key], body }) => have.object({ body, encryption: ssec(key) }),
    act: copyAndRead,
    expect: opensToTarget(),
    catches: ['copy-garbles-behind-1-mib', 'copy-copies-first-part-only'],
  }),
];
