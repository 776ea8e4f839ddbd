import { describe, expect, test } from 'vitest';
import { type Exchange, header } from '../../../core/exchange.ts';
import { holds, isRefusal, refused, returns, steps } from '../../../core/expectations.ts';
import { type Rule, rule } from '../../../core/rule.ts';
import { type Draft, ssec } from '../../../core/values.ts';
import { customerKey, mutation, objectBody } from '../../../generators/index.ts';
import { sceneOf } from '../../../generators/space/scene.ts';
import { simplestScene } from '../../../generators/space/scene-space.ts';
import { runTrial } from '../../../runner/judge/trial.ts';
import { spaceRules } from '../../../suites/space/space.ts';
import { answer } from '../../core/answer.ts';
import { facts, scripted } from '../scripted.ts';
import { run } from './cases.ts';
import { body, common, reading, trial } from './trials.ts';

const sse = 'x-amz-server-side-encryption';
const conflict = rule({
  ...common,
  id: 'put.conflict.sse-kms',
  on: ['PutObject'],
  given: { key: customerKey(), body: objectBody(), mutation: mutation('conflict.sse-kms') },
  act: ({ write }, drawn) => write(drawn),
  expect: refused(),
});
const formConflict = rule({
  ...common,
  id: 'post.conflict',
  on: ['PostObject'],
  given: { key: customerKey(), body: objectBody() },
  act: ({ s3 }, { key, body: file }) =>
    s3.postObject({ key, body: file, form: { fields: [[sse, 'AES256']] } }),
  control: ({ s3 }, { key, body: file }) => s3.postObject({ key, body: file }),
  expect: refused(),
});

const modeOf = (draft: Draft) =>
  header(draft, sse) ?? draft.form?.fields.find(([name]) => name === sse)?.[1];
const isSsec = ({ ssecHeaders }: Draft) => ssecHeaders.length > 0;
/** Answers a conflict of modes, and the other mode alone. */
const answering = (both: number, alone: number) =>
  scripted((draft) => {
    if (modeOf(draft) === undefined) return answer(200);
    return answer(isSsec(draft) ? both : alone);
  });

/** A refusal as a part of an acceptance, which needs no control. */
const isRefusedToo = () =>
  holds<Exchange>('is refused', (one) =>
    isRefusal(one) ? [] : [{ expected: 'refused', received: String(one.status) }],
  );

describe('a conflict of modes', () => {
  test.each([
    ['is skipped where 501 answers it and the other mode alone', 501, 501, 'skip'],
    ['is refused where 501 answers it and the other mode alone is accepted', 501, 200, 'pass'],
    ['is refused by a 400, whatever the other mode alone', 400, 501, 'pass'],
    ['is not refused where it is accepted', 200, 501, 'fail'],
  ])('a conflict %s', async (_, both, alone, verdict) => {
    for (const one of [conflict, formConflict]) {
      const report = await run(one, answering(both, alone));
      expect(report.verdict, one.id).toBe(verdict);
    }
  });
  test('the other mode is sent alone in the same operation', async () => {
    const connection = answering(501, 501);
    const report = await run(formConflict, connection);
    const alone = connection.sent.filter((draft) => modeOf(draft) !== undefined && !isSsec(draft));
    expect(new Set(alone.map(({ operation }) => operation))).toEqual(new Set(['PostObject']));
    expect(report.reason).toBe(
      'a valid PostObject was answered with 501: not offered in this form',
    );
  });
});

describe('a valid act that is answered with 501', () => {
  test('it is skipped, as a control would be', async () => {
    const script = ({ method }: Draft) => answer(method === 'GET' ? 501 : 200);
    expect(await trial(reading, scripted(script))).toMatchObject({
      verdict: 'skip',
      reason: 'a valid GetObject was answered with 501: not offered in this form',
    });
  });
  test('a copy of the space is skipped too, though the model leaves open whether it is offered', async () => {
    const one = spaceRules.find(({ id }) => id === 'space.read-with-key') as Rule;
    const connection = scripted(({ operation }) => answer(operation === 'CopyObject' ? 501 : 200));
    const setting = { rule: one, operation: 'CopyObject' as const, connection, facts };
    const place = { bucket: 'bucket', namePrefix: 'run/one/0/', shared: new Map() };
    const drawn = { scene: sceneOf(simplestScene, 1), ask: { read: 'whole', asked: 'header' } };
    expect(await runTrial({ ...setting, ...place }, { ...drawn, wrongKeys: [] })).toMatchObject({
      verdict: 'skip',
      reason: 'a valid CopyObject was answered with 501: not offered in this form',
    });
  });
  test('it is a failure where another act was accepted', async () => {
    const twice = rule({
      ...common,
      id: 'get.right-key',
      on: ['GetObject'],
      given: { key: customerKey(), body: objectBody() },
      arrange: ({ have }, drawn) => have.object({ body: drawn.body, encryption: ssec(drawn.key) }),
      act: async ({ s3 }, _, of) =>
        [await s3.getObject({ of }), await s3.getObject({ of, key: 'none' })] as const,
      expect: steps(returns('body'), isRefusedToo()),
    });
    const script = (draft: Draft) =>
      answer(draft.method === 'GET' && isSsec(draft) ? 501 : 200, { body: body.bytes() });
    expect((await trial(twice, scripted(script))).verdict).toBe('fail');
  });
});
