import type { Exchange } from '../../core/exchange.ts';
import { all, conceals, holds, isRefusal, refused } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { plain, ssec } from '../../core/values.ts';
import { keyAndBody } from '../scenes/drawn.ts';

export const authzRules = [
  rule({
    id: 'authz.key-is-not-permission',
    level: 'MUST',
    title: 'The right key does not replace permission',
    clause: 's3.private-by-default',
    on: ['GetObject', 'HeadObject'],
    given: keyAndBody,
    arrange: async ({ have, s3 }, { key, body }) => {
      const open = await have.object({ body, encryption: plain });
      const stranger = await s3.getObject({ of: open, signing: { mode: 'anonymous' } });
      have.sure(isRefusal(stranger), 'a stranger may read a plain object of this bucket');
      return have.object({ body, encryption: ssec(key) });
    },
    act: ({ read }, _, stored) => read(stored, { signing: { mode: 'anonymous' } }),
    control: ({ read }, _, stored) => read(stored, {}),
    expect: all(refused(), all(conceals('body'), forbidden())),
    catches: ['key-replaces-permission'],
  }),
];

/** A private object is forbidden to a stranger, whatever the key: 401 or 403. */
function forbidden() {
  return holds<Exchange>('is 401 or 403', (answer) =>
    [401, 403].includes(answer.status)
      ? []
      : [{ expected: '401 or 403', received: String(answer.status) }],
  );
}
