import { describe, expect, test } from 'vitest';
import { accepted, returns } from '../../../core/expectations.ts';
import { type Rule, rule } from '../../../core/rule.ts';
import { type Draft, ssec } from '../../../core/values.ts';
import { customerKey, each, objectBody } from '../../../generators/index.ts';
import { writeDraws } from '../../../generators/space/write-trials.ts';
import { withoutRefusedWays } from '../../../runner/judge/refused-ways.ts';
import { type TrialResult, trialResult } from '../../../runner/judge/trial-result.ts';
import { answer } from '../../core/answer.ts';
import { scripted } from '../scripted.ts';
import { run } from './cases.ts';
import { common, isSpoiled, reading, refusal, trial } from './trials.ts';

/** An object that is made with each of three types, and read. */
const made = rule({
  ...common,
  id: 'lock.made-by.put',
  on: ['GetObject'],
  trials: 1,
  given: { key: customerKey(), body: objectBody(), way: each('one', 'two', 'three') },
  arrange: ({ have }, { key, body, way }) =>
    have.object({ body, encryption: ssec(key), headers: [['content-type', way]] }),
  act: ({ read }, _, stored) => read(stored, {}),
  expect: returns('body'),
});

/** Answers writes of some types with a status, and stores all others. */
function refusing(ways: readonly string[], status: number, read?: string) {
  const bodies = new Map<string, Uint8Array>();
  return scripted((draft: Draft) => {
    const way = draft.headers.find(([name]) => name === 'content-type')?.[1] ?? '';
    if (draft.method === 'GET') return answer(200, { body: read ?? bodies.get(draft.name) ?? '' });
    if (ways.includes(way)) return answer(status, { error: { code: 'Odd' } });
    bodies.set(draft.name, draft.body);
    return answer(200);
  });
}

describe('the scenes of a space', () => {
  const refusedSetUp = trialResult('blocked', { reason: 'refused', isSetUpRefused: true });
  const of = (...results: readonly TrialResult[]) =>
    withoutRefusedWays(
      results.map((result) => ({ result })),
      { valuesOf: () => ({}), isSpace: true },
    ).map(({ result }) => result.verdict);
  test('one that the endpoint refuses to make is skipped where another one was judged', () => {
    expect(of(trialResult('pass'), refusedSetUp)).toEqual(['pass', 'skip']);
    expect(of(refusedSetUp, refusedSetUp)).toEqual(['blocked', 'blocked']);
  });
  test('one that is blocked for another reason stays blocked', () => {
    expect(of(trialResult('pass'), trialResult('blocked', { reason: '500' }))).toEqual([
      'pass',
      'blocked',
    ]);
  });
});

describe('a trial of a scene', () => {
  const space = writeDraws;
  const unsure: Rule = { ...reading, space, arrange: async ({ have }) => have.sure(false, 'why') };
  const checked: Rule = { ...refusal, space };
  test('whose set-up did not come about is one of many, as any other is not', async () => {
    const connection = scripted(() => answer(200));
    const isSetUpRefused = true;
    expect(await trial(unsure, connection)).toMatchObject({ reason: 'why', isSetUpRefused });
    const { space: _, ...alone } = unsure;
    expect(await trial(alone, connection)).not.toHaveProperty('isSetUpRefused');
  });
  test('whose control was refused is one of many, as one whose control was not answered is not', async () => {
    const refused = await trial(
      checked,
      scripted(() => answer(400)),
    );
    expect(refused).toMatchObject({ verdict: 'blocked', isSetUpRefused: true });
    expect(
      await trial(
        refusal,
        scripted(() => answer(400)),
      ),
    ).not.toHaveProperty('isSetUpRefused');
    const failed = scripted((draft) => answer(isSpoiled(draft) ? 400 : 503));
    expect(await trial(checked, failed)).not.toHaveProperty('isSetUpRefused');
  });
});

describe('a way of making an object whose objects need no key', () => {
  const open = (...open: readonly string[]) => ({
    openSetUp: async (way: string) =>
      open.includes(way) ? `${way} wrote in the clear` : undefined,
  });
  const byTwoWays = rule({
    ...common,
    id: 'lock.made-by.form',
    on: ['GetObject'],
    trials: 1,
    given: { key: customerKey(), body: objectBody(), way: each('put', 'form') },
    arrange: async (world, { key, body, way }) => {
      if (way === 'put') return world.have.object({ body, encryption: ssec(key) });
      const made = await world.have.accepted(world.s3.postObject({ key, body }));
      return { name: made.request.name, body, encryption: ssec(key), etag: '' };
    },
    act: ({ read }, _, stored) => read(stored, {}),
    expect: accepted(),
  });
  test('it is skipped with its reason, and the other way is judged', async () => {
    const report = await run(
      byTwoWays,
      scripted(() => answer(200)),
      {},
      open('PostObject'),
    );
    expect([report.verdict, report.findings]).toEqual(['pass', []]);
    expect(report.reason).toBe('skipped form: PostObject wrote in the clear');
  });
  test('a case of which every way is so is blocked', async () => {
    const report = await run(
      byTwoWays,
      scripted(() => answer(200)),
      {},
      open('PostObject', 'PutObject'),
    );
    expect(report.verdict).toBe('blocked');
  });
});

describe('a way of making an object that is refused', () => {
  test('it is skipped with its reason, and the other ways are judged', async () => {
    const report = await run(made, refusing(['two'], 400));
    expect([report.verdict, report.findings]).toEqual(['pass', []]);
    expect(report.reason).toBe(
      'skipped two: the setup needs PutObject, which was answered with 400 Odd',
    );
  });
  test('it does not hide what another way shows', async () => {
    const report = await run(made, refusing(['two'], 400, 'other bytes'));
    expect(report.verdict).toBe('fail');
    expect(report.findings.map(({ verdict }) => verdict)).toEqual(['fail']);
  });
  test('a case of which no way was judged is blocked', async () => {
    const report = await run(made, refusing(['one', 'two', 'three'], 400));
    expect(report.verdict).toBe('blocked');
  });
  test('a way that the endpoint failed to take blocks the case', async () => {
    const report = await run(made, refusing(['two'], 500));
    expect(report.verdict).toBe('blocked');
    expect(report.reason).toBe('the setup needs PutObject, which was answered with 500 Odd');
  });
});
