import { expect, test } from 'vitest';
import { returns } from '../../../core/expectations.ts';
import { rule } from '../../../core/rule.ts';
import { ssec } from '../../../core/values.ts';
import { customerKey, objectBody } from '../../../generators/index.ts';
import { runCase } from '../../../runner/judge/case.ts';
import { turns } from '../../../runner/judge/turns.ts';
import { answer } from '../../core/answer.ts';
import { config, facts, planned, scripted } from '../scripted.ts';

test('a failure stands where the endpoint is too slow to be asked again', async () => {
  const reading = rule({
    ...{ id: 'get.right-key', level: 'MUST', title: 'A claim', clause: 'ssec.put.triple' },
    on: ['GetObject'],
    catches: ['no-echo'],
    given: { key: customerKey(), body: objectBody() },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, _, stored) => read(stored, {}),
    expect: returns('body'),
  });
  const connection = scripted(() => answer(200, { body: 'other' }));
  const { exchange } = connection.client;
  let asked = 0;
  const client: typeof connection.client = {
    ...connection.client,
    exchange: (draft, ...rest) => {
      if (!draft.name.includes('/0.1/')) return exchange(draft, ...rest);
      asked += 1;
      return new Promise(() => {});
    },
  };
  const report = await runCase(planned(reading), {
    ...{
      config: { ...config, trials: 1, shrinkMs: 50 },
      connection: { ...connection, client },
      facts,
    },
    shared: new Map(),
    largeTrials: turns(),
    ownBucket: async () => Promise.reject(),
  });
  expect(asked).toBe(1);
  expect(report.verdict).toBe('fail');
  expect(report.findings[0]).toMatchObject({ verdict: 'fail', trial: 0, path: '0' });
  expect(report.findings[0]?.flaky).toBeUndefined();
});
