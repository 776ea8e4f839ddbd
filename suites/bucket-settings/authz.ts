import type { Exchange } from '../../core/exchange.ts';
import { all, conceals, holds, isRefusal, refused } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { plain, ssec } from '../../core/values.ts';
import { keyAndBody } from '../scenes/drawn.ts';

export const authzRules = [
  rule({
    id: 'authz.key-is-not-permission',
    level: 'MUST',
    title: 'An anonymous read of a private SSE-C object with the right key is 401, 403 or 404',
    clause: 's3.private-by-default',
    on: ['GetObject', 'HeadObject'],
    given: keyAndBody,
    arrange: async ({ have, s3 }, { key, body }) => {
      const plainObject = await have.object({ body, encryption: plain });
      const anonymous = await s3.getObject({ of: plainObject, signing: { mode: 'anonymous' } });
      have.sure(isRefusal(anonymous), 'this bucket allows anonymous reads of a plain object');
      return have.object({ body, encryption: ssec(key) });
    },
    act: ({ read }, _, stored) => read(stored, { signing: { mode: 'anonymous' } }),
    control: ({ read }, _, stored) => read(stored, {}),
    expect: all(refused(), all(conceals('body'), forbidden())),
    catches: ['key-replaces-permission'],
  }),
];

/** An anonymous read of a private object is 401, 403 or 404, whatever key it carries. */
function forbidden() {
  return holds<Exchange>('is 401, 403 or 404', (answer) =>
    [401, 403, 404].includes(answer.status)
      ? []
      : [{ expected: '401, 403 or 404', received: String(answer.status) }],
  );
}
