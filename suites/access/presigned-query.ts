import type { Exchange } from '../../core/exchange.ts';
import {
  all,
  conceals,
  holds,
  isRefusal,
  refused,
  refusedOr,
  refusedOrSealed,
  returns,
} from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { plain, ssec } from '../../core/values.ts';
import { customerKey, mutation, objectBody } from '../../generators/index.ts';
import { place, writeWhole } from '../transfer/whole.ts';

const given = { key: customerKey(), body: objectBody() };

/** A triple in the query, and a key without permission. */
export const presignedQueryRules = [
  rule({
    id: 'presign.query-params-put',
    level: 'SHOULD',
    title: 'A triple in the query of a write is refused or honoured whole',
    clause: 'derived.reveals-nothing',
    on: ['PutObject', 'UploadPart'],
    given: { ...given, inQuery: mutation('carrier.query', 'carrier.query-too') },
    arrange: (world, { key }) => place(world, { key }),
    act: (world, { key, body, inQuery }, upload) =>
      writeWhole(world, { key, body, mutation: inQuery, presigned: true }, upload),
    control: ({ perform }, { key, body }) => perform({ key, body, presigned: true }),
    expect: refusedOrSealed(),
    catches: ['query-triple-stores-plaintext'],
  }),
  rule({
    id: 'presign.query-params-get',
    level: 'SHOULD',
    title: 'A triple in the query of a read is refused or returns exactly the object',
    clause: 'derived.reveals-nothing',
    on: ['GetObject', 'HeadObject'],
    given: { ...given, mutation: mutation('carrier.query') },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation, presigned: true }),
    expect: refusedOr(returns('body')),
    catches: ['query-triple-crashes-read'],
  }),
  rule({
    id: 'presign.query-params-get.wrong',
    level: 'MUST',
    title: 'A triple in the query that is wrong or lacks its key opens nothing',
    clause: 'ssec.get.any-without-key-fails',
    on: ['GetObject', 'HeadObject'],
    given: { ...given, mutation: mutation('carrier.query-other-key', 'carrier.query-no-key') },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation, presigned: true }),
    expect: all(refused(), conceals('body')),
    catches: ['query-triple-opens-any', 'query-triple-crashes-read'],
  }),
  rule({
    id: 'authz.key-is-not-permission',
    level: 'MUST',
    title: 'The right key does not replace permission',
    clause: 's3.private-by-default',
    on: ['GetObject', 'HeadObject'],
    given,
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
