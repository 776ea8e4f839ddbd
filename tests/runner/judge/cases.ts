import { refused, returns } from '../../../core/expectations.ts';
import { type Rule, rule } from '../../../core/rule.ts';
import { type Draft, ssec } from '../../../core/values.ts';
import { customerKey, each, mutation, objectBody } from '../../../generators/index.ts';
import { runCase } from '../../../runner/judge/case.ts';
import type { OpenSetUp } from '../../../runner/judge/open-set-ups.ts';
import { turns } from '../../../runner/judge/turns.ts';
import type { OwnBucket } from '../../../runner/probes/own-bucket.ts';
import type { SessionFacts } from '../../../runner/session.ts';
import { answer } from '../../core/answer.ts';
import { config, facts, planned, scripted } from '../scripted.ts';
import { common } from './trials.ts';

export const refusal = rule({
  ...common,
  id: 'put.triple.no-key',
  on: ['PutObject'],
  given: { key: customerKey(), body: objectBody(), mutation: mutation('triple.no-key') },
  act: ({ write }, drawn) => write(drawn),
  expect: refused(),
});
/** Two listed values, so that a case has two trials at least. */
export const reading = rule({
  ...common,
  id: 'get.right-key',
  on: ['GetObject'],
  given: { key: customerKey(), body: objectBody(), cell: each('a', 'b') },
  arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
  act: ({ read }, _, stored) => read(stored, {}),
  expect: returns('body'),
});

/** Room for two large bodies of these tests. */
export const roomBytes = 2 * 1024 * 1024;

/** Runs the case of a rule in a session that the test may change. */
export function run(
  one: Rule,
  connection: ReturnType<typeof scripted>,
  changes: Partial<typeof config> = {},
  session: {
    readonly facts?: Partial<SessionFacts>;
    readonly lend?: () => Promise<OwnBucket>;
    readonly openSetUp?: OpenSetUp;
  } = {},
) {
  return runCase(planned(one), {
    config: { ...config, ...changes },
    ...{ connection, facts: { ...facts, ...session.facts }, shared: new Map() },
    largeTrials: turns(roomBytes),
    openSetUp: session.openSetUp ?? (async () => undefined),
    bucketIn: async () => ({ name: 'run' }),
    unanswered: { inVain: 0 },
    ownBucket: session.lend ?? (async () => ({ name: 'own', release: async () => {} })),
  });
}

/** An endpoint that stores objects and returns them. */
export function good() {
  const bodies = new Map<string, Uint8Array>();
  return scripted((draft) => {
    if (draft.method === 'PUT') bodies.set(draft.name, draft.body);
    return answer(200, { body: draft.method === 'GET' ? (bodies.get(draft.name) ?? '') : '' });
  });
}

/** Whether SSE-C headers of a request lack the key. */
export const lacksKey = (draft: Draft) =>
  draft.ssecHeaders.some(({ members }) => !members.some(([member]) => member === 'key'));
