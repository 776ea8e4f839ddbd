import { expect, test } from 'vitest';
import type { CaseReport, RunReport, ShardReport } from '../../core/report.ts';
import { diagnose } from '../../diagnosis/diagnose.ts';
import { merge, whyNotOneRun } from '../../reports/index.ts';
import { hostileCase, reportOf } from './hostile-report.ts';

const whole = '0123456789abcdef';
const shardOf = (
  index: number,
  cases: readonly CaseReport[],
  changes: Partial<RunReport> & { readonly shard?: ShardReport } = {},
): RunReport => ({ ...reportOf(cases), shard: { index, count: 2, whole }, ...changes });
const named = (rule: string, verdict: 'pass' | 'fail' = 'pass') => hostileCase(verdict, { rule });
const kit = { diagnose, order: ['put.a@PutObject', 'put.b@PutObject', 'put.c@PutObject'] };

const one = shardOf(1, [named('put.a'), named('put.c')]);
const two = shardOf(2, [named('put.b', 'fail')]);

test('cases stand in the order of a whole run, are counted again and decide the exit code', () => {
  const merged = merge([two, one], kit);
  expect(merged.cases.map(({ id }) => id)).toEqual(kit.order);
  expect(merged.summary).toMatchObject({ pass: 2, fail: 1 });
  expect(merged.exitCode).toBe(1);
  expect(merged.shard).toBeUndefined();
  expect(merged.diagnosis.failures).toBe(1);
});

test('a shard that is missing leaves the run without a conclusion', () => {
  expect(merge([one], kit)).toMatchObject({ exitCode: 3 });
  expect(merge([one], kit).preflight.at(-1)).toMatchObject({
    name: 'shard 2 of 2',
    outcome: 'stop',
  });
  expect(merge([two], kit)).toMatchObject({ exitCode: 1 });
});

test('time goes from the first start to the last end, and requests are added', () => {
  const at = (index: number, startedAt: string, durationMs: number) =>
    shardOf(index, [named(`put.${index}`)], {
      startedAt,
      summary: { ...one.summary, requests: 10, durationMs },
    });
  const merged = merge(
    [at(1, '2026-01-01T00:00:10.000Z', 5_000), at(2, '2026-01-01T00:00:00.000Z', 1_000)],
    kit,
  );
  expect(merged.startedAt).toBe('2026-01-01T00:00:00.000Z');
  expect(merged.summary).toMatchObject({ requests: 20, durationMs: 15_000 });
});

test('an end before its time and an outage of one shard are those of the run', () => {
  const cut = shardOf(2, [named('put.b')], {
    ended: 'out-of-time',
    outages: [{ after: 'put.b@PutObject', isBack: false }],
  });
  expect(merge([one, cut], kit)).toMatchObject({
    ended: 'out-of-time',
    outages: [{ after: 'put.b@PutObject' }],
  });
});

test('what a baseline expects of the cases of each shard, it expects of the run', () => {
  const of = (index: number, rule: string, expected: readonly string[]) =>
    shardOf(index, [named(rule, 'fail')], {
      baseline: {
        ...{ file: 'known.json', ruleSet: '0.1.0', expected, fresh: [], newCases: 1, open: [] },
        deviations: [{ id: 'put.old@PutObject', kind: 'unknown', says: 'is no case: remove it' }],
      },
    });
  const merged = merge(
    [of(1, 'put.a', ['put.a@PutObject']), of(2, 'put.b', ['put.b@PutObject'])],
    kit,
  );
  expect(merged.baseline).toMatchObject({
    expected: ['put.a@PutObject', 'put.b@PutObject'],
    newCases: 2,
    deviations: [{ id: 'put.old@PutObject' }],
  });
});

test('a failure that no shard counted is a deviation at the level of the merged report', () => {
  const of = (failOn: RunReport['failOn']) => {
    const baseline = {
      ...{ file: 'known.json', ruleSet: '0.1.0', fresh: [], newCases: 0, open: [], deviations: [] },
      expected: ['put.a@PutObject'],
    };
    const cases = [named('put.a', 'fail'), named('put.b', 'fail')];
    const shard = { ...shardOf(1, cases, { baseline }), failOn };
    return merge([{ ...shard, shard: { index: 1, count: 1, whole } }], kit);
  };
  expect(of('never').baseline?.deviations).toEqual([]);
  const { baseline, exitCode } = of('must');
  expect(baseline?.deviations).toMatchObject([
    { id: 'put.b@PutObject', kind: 'unexpected failure' },
  ]);
  expect(exitCode).toBe(1);
});

test.each<[string, readonly RunReport[]]>([
  ['are not all of shards', [one, reportOf([])]],
  ['differ in seed', [one, { ...two, seed: one.seed + 1 }]],
  [
    'differ in the selection',
    [one, { ...two, shard: { index: 2, count: 2, whole: 'f'.repeat(16) } }],
  ],
  ['differ in the number of shards', [one, { ...two, shard: { index: 2, count: 3, whole } }]],
  ['have shard 1 twice', [one, two, one]],
  ['are none', []],
])('reports that %s are not merged', (why, reports) => {
  expect(whyNotOneRun(reports)).toContain(why);
});

test('shards of one run are merged', () => {
  expect(whyNotOneRun([two, one])).toBeUndefined();
});

const story = (rule: string, verdict: 'pass' | 'fail', of: Partial<CaseReport> = {}): CaseReport =>
  ({ ...hostileCase(verdict, { rule }), ...of }) as CaseReport;

test('a cause that two shards of the fuzzer found is one failure, and the operation did not pass', () => {
  const found = story('fuzz.x', 'fail', { trials: 2 });
  const merged = merge(
    [shardOf(1, [found]), shardOf(2, [{ ...found, trials: 3 }, story('fuzz.stories', 'pass')])],
    kit,
  );
  expect(merged.cases.map(({ verdict, trials }) => ({ verdict, trials }))).toEqual([
    { verdict: 'fail', trials: 5 },
  ]);
});

test('requests of stories that found nothing are added', () => {
  const passed = (trials: number) => story('fuzz.stories', 'pass', { trials });
  const { cases } = merge([shardOf(1, [passed(2)]), shardOf(2, [passed(5)])], kit);
  expect(cases).toHaveLength(1);
  expect(cases[0]?.trials).toBe(7);
});
