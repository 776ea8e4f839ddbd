import { about, echoes, refusedAndConcealed, returns, steps } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { type EdgeKeys, edgeKeys, objectBody } from '../../generators/index.ts';

export const keysRules = [
  rule({
    id: 'keys.edges',
    level: 'MUST',
    title: 'A key of edge-case bytes, say all zeros, reads its object; a nearly equal one does not',
    clause: 'ssec.get.same-key',
    on: ['GetObject'],
    trials: 1,
    given: { keys: edgeKeys(), body: objectBody() },
    arrange: ({ have }, { keys, body }) => have.object({ body, encryption: ssec(keys.key) }),
    act: async ({ read }, { keys }, stored) => {
      const near = await read(stored, { key: keys.near });
      return [await read(stored, {}), near] as const;
    },
    expect: steps(returns('body'), refusedAndConcealed()),
    catches: ['compares-base64-without-case', 'compares-decoded-text', 'compares-seven-bits'],
  }),
  rule({
    id: 'keys.edges.write',
    level: 'MUST',
    title: 'PutObject with any 256-bit key, such as one of all zeros, is accepted and confirmed',
    clause: 'ssec.put.key',
    on: ['PutObject'],
    trials: 1,
    given: { keys: edgeKeys() },
    act: ({ write }, { keys }) => write({ key: keys.key }),
    expect: about(({ keys }: { keys: EdgeKeys }) => keys, echoes('key')),
    catches: ['refuses-zero-key', 'refuses-text-keys'],
  }),
];
