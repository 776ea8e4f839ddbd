import { CustomerKey } from '../../../core/customer-key.ts';
import type { Exchange } from '../../../core/exchange.ts';
import { refused, returns } from '../../../core/expectations.ts';
import { ObjectBody } from '../../../core/object-body.ts';
import { type Rule, rule } from '../../../core/rule.ts';
import { type Draft, type Mutation, ssec } from '../../../core/values.ts';
import { customerKey, mutation, objectBody } from '../../../generators/index.ts';
import { runTrial } from '../../../runner/judge/trial.ts';
import { answer } from '../../core/answer.ts';
import { facts, type Script, type scripted } from '../scripted.ts';

export const key = CustomerKey.of(Buffer.from('TEST ONLY key for expectations!!'));
export const body = ObjectBody.of({ sizeBytes: 100, seed: 3 });
export const common = {
  level: 'MUST',
  title: 'A claim',
  clause: 'ssec.put.triple',
  catches: ['no-echo'],
} as const;
const given = { key: customerKey(), body: objectBody(), mutation: mutation('md5.of-other-key') };
export const refusal = rule({
  ...common,
  id: 'put.md5.mismatch',
  on: ['PutObject'],
  given,
  act: ({ write }, drawn) => write(drawn),
  expect: refused(),
});
export const reading = rule({
  ...common,
  id: 'get.right-key',
  on: ['GetObject'],
  given: { key: customerKey(), body: objectBody() },
  arrange: ({ have }, drawn) => have.object({ body: drawn.body, encryption: ssec(drawn.key) }),
  act: ({ read }, _, stored) => read(stored, {}),
  expect: returns('body'),
});
export const spoil: Mutation = {
  ...{ name: 'md5.of-other-key', step: 'triple', active: true, says: 'another MD5' },
  edit: (draft) => ({ ...draft, headers: [...draft.headers, ['x-spoiled', '1']] }),
};
export const isSpoiled = (draft: Draft) => draft.headers.some(([name]) => name === 'x-spoiled');

/** Runs one trial of a rule, mutated where it draws a mutation. */
export function trial(one: Rule, connection: ReturnType<typeof scripted>, place = {}) {
  return runTrial(
    {
      ...{ rule: one, operation: one.on[0], connection, facts, bucket: 'bucket' },
      ...{ namePrefix: 'run/case/0/', shared: new Map() },
      ...place,
    },
    { key, body, ...('mutation' in one.given && { mutation: spoil }) },
  );
}

/** One answer to mutated requests, another to all others. */
export const spoiledGets =
  (said: Exchange, others = answer(200)): Script =>
  (draft) =>
    isSpoiled(draft) ? said : others;
