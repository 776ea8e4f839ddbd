import { describe, expect, test } from 'vitest';
import { refused } from '../../../core/expectations.ts';
import { ObjectBody } from '../../../core/object-body.ts';
import { type Rule, rule } from '../../../core/rule.ts';
import { customerKey, each, mutation } from '../../../generators/index.ts';
import { runCase } from '../../../runner/judge/case.ts';
import { turns } from '../../../runner/judge/turns.ts';
import type { SessionFacts } from '../../../runner/session.ts';
import { answer } from '../../core/answer.ts';
import { always, config, facts, planned, scripted } from '../scripted.ts';
import { good, lacksKey, roomBytes, run } from './cases.ts';
import { common, reading } from './trials.ts';

const cells = rule({
  ...common,
  id: 'put.triple.no-key',
  on: ['PutObject'],
  given: { key: customerKey(), cell: each('a', 'b', 'c'), mutation: mutation('triple.no-key') },
  act: ({ write }, { key, mutation: one }) => write({ key, mutation: one }),
  expect: refused(),
});

describe('a feature that a rule needs', () => {
  const needy: Rule = { ...reading, needs: ['tagging'] };
  const found = (tagging: NonNullable<SessionFacts['features']['tagging']>) => ({
    facts: { features: { tagging } },
  });
  test('a case is judged where its feature was found', async () => {
    const report = await run(needy, good(), {}, found({ isThere: true, reason: 'seen' }));
    expect([report.verdict, report.reason, report.trials]).toEqual(['pass', undefined, 3]);
  });
  test('a case is skipped with the reason where its feature is missing', async () => {
    const report = await run(needy, good(), {}, found({ isThere: false, reason: 'answered 501' }));
    expect([report.verdict, report.reason, report.trials]).toEqual([
      'skip',
      'tagging: answered 501',
      0,
    ]);
  });
  const both: Rule = { ...reading, needs: ['tagging', 'cors'] };
  const missing = { isThere: false, reason: 'answered 501' };
  const unclear = { isThere: false, isUnclear: true, reason: 'answered 500' };
  test.each([
    ['names the required one of two missing features', missing, ['cors'], 'fail', 'cors'],
    ['is skipped for the first of two', missing, ['copy'], 'skip', 'tagging'],
    ['is skipped where only one of two is known to be missing', unclear, [], 'skip', 'cors'],
    ['fails where that one is required', unclear, ['cors'], 'fail', 'cors'],
    ['is skipped for it though the unclear one is required', unclear, ['tagging'], 'skip', 'cors'],
  ] as const)('a case %s', async (_, tagging, require, verdict, skippedFor) => {
    const features = { tagging, cors: missing };
    const report = await run(both, good(), { require }, { facts: { features } });
    expect([report.verdict, report.skippedFor]).toEqual([verdict, skippedFor]);
  });
  test('a case is blocked where the probe of its feature crashed', async () => {
    const connection = good();
    const unclear = { isThere: false, isUnclear: true, reason: 'answered 500' };
    const report = await run(needy, connection, {}, found(unclear));
    expect([report.verdict, report.reason]).toEqual(['blocked', 'tagging: answered 500']);
    expect([report.trials, report.requests, report.findings, connection.sent]).toEqual([
      0,
      0,
      [],
      [],
    ]);
  });
});

describe('the bucket of a case', () => {
  const bucketsOf = ({ sent }: ReturnType<typeof scripted>) => [
    ...new Set(sent.map(({ bucket }) => bucket)),
  ];
  test('a case runs in the bucket of the run', async () => {
    const connection = good();
    await run(reading, connection);
    expect(bucketsOf(connection)).toEqual(['bucket']);
  });
  test('a case that needs versioning runs in the versioned bucket', async () => {
    const connection = good();
    const features = { versioning: { isThere: true, reason: '' } };
    const given = { facts: { versionedBucket: 'versions', features } };
    await run({ ...reading, needs: ['versioning'] }, connection, {}, given);
    expect(bucketsOf(connection)).toEqual(['versions']);
    const other = good();
    await run(reading, other, {}, given);
    expect(bucketsOf(other)).toEqual(['bucket']);
  });
  test('a trial whose own bucket cannot be made is blocked, and the bucket is given back', async () => {
    const connection = good();
    let released = 0;
    const release = async () => {
      released += 1;
    };
    const lend = async () => ({
      name: 'own',
      trouble: 'CreateBucket was answered with 403',
      release,
    });
    const report = await run({ ...reading, bucket: 'own' }, connection, {}, { lend });
    expect([report.verdict, report.reason]).toEqual([
      'blocked',
      'CreateBucket was answered with 403',
    ]);
    expect([report.trials, released, connection.sent.length]).toEqual([3, 3, 0]);
    expect(report.findings).toMatchObject([{ mismatches: [], exchanges: [] }]);
  });
  test('a case whose rule needs no bucket of its own asks for none', async () => {
    const lend = async () => Promise.reject(new Error('nobody asked'));
    expect((await run(reading, good(), {}, { lend })).verdict).toBe('pass');
  });
});

describe('how many trials run at once', () => {
  const busiest = async (one: Rule, trials: number) => {
    let underWay = 0;
    let most = 0;
    const watched: Rule = {
      ...one,
      arrange: async (...given) => {
        underWay += 1;
        most = Math.max(most, underWay);
        await new Promise(setImmediate);
        const arranged = await one.arrange?.(...given);
        underWay -= 1;
        return arranged;
      },
    };
    expect((await run(watched, good(), { trials })).trials).toBe(trials);
    return most;
  };
  const large = ObjectBody.of({ sizeBytes: 1024 * 1024, seed: 1 });
  const small = ObjectBody.of({ sizeBytes: 1024 * 1024 - 1, seed: 1 });
  const withLargeBodies = (given: Rule['given']): Rule => ({
    ...reading,
    hasLargeBodies: true,
    given: { ...reading.given, ...given },
  });
  test('trials with large bodies run as far as there is room, others four at a time at most', async () => {
    expect(await busiest(withLargeBodies({ body: each(large) }), 6)).toBe(2);
    expect(await busiest(withLargeBodies({ sealed: each({ body: large }) }), 6)).toBe(2);
    expect(await busiest(withLargeBodies({ body: each(small), cell: each('a', null) }), 6)).toBe(4);
    const other = { ...reading, given: { ...reading.given, body: each(large) } };
    expect(await busiest(other, 6)).toBe(4);
    expect(await busiest(reading, 2)).toBe(2);
  });
});

describe('the report of a case', () => {
  test('the report of a case names the rule, counts the requests and has the replay line', async () => {
    const connection = good();
    const startedAt = performance.now();
    const report = await run(reading, connection);
    expect(report.durationMs).toBeLessThanOrEqual(performance.now() - startedAt + 1);
    expect(report).toMatchObject({
      ...{ id: 'get.right-key@GetObject', rule: 'get.right-key', operation: 'GetObject' },
      ...{ level: 'MUST', title: 'A claim', verdict: 'pass', trials: 3, findings: [] },
      replay:
        'npx sse-c-conformance --endpoint https://localhost:1 --rule get.right-key@GetObject --seed 7',
    });
    expect(report.requests).toBe(connection.sent.length);
    expect(report.requests).toBeGreaterThan(0);
    expect(Number.isInteger(report.durationMs)).toBe(true);
    expect('reason' in report || 'disputed' in report).toBe(false);
  });
  test('the report of a case has the clause that disputes its rule', async () => {
    const one = planned(reading);
    const disputed = { id: 'd', quote: 'other', source: 's', url: 'https://docs.example.test/d' };
    const report = await runCase(
      { ...one, info: { ...one.info, disputed } },
      {
        config,
        connection: good(),
        facts,
        shared: new Map(),
        ...{
          largeTrials: turns(roomBytes),
          openSetUp: async () => undefined,
          unanswered: { inVain: 0 },
        },
        ownBucket: async () => Promise.reject(),
        bucketIn: async () => Promise.reject(),
      },
    );
    expect(report.disputed).toEqual(disputed);
  });
  test('the report of a case has one error and one blocked finding, behind the failure', async () => {
    let count = 0;
    const mixed: Rule = {
      ...reading,
      arrange: async (...given) => {
        count += 1;
        if (count === 2 || count === 3) throw new Error('ours');
        return reading.arrange?.(...given);
      },
    };
    let writes = 0;
    const connection = scripted((draft) => {
      if (draft.method !== 'PUT') return answer(200, { body: 'other' });
      writes += 1;
      return answer(writes === 2 || writes === 3 ? 403 : 200);
    });
    const report = await run(mixed, connection, { trials: 6 });
    expect(report.verdict).toBe('error');
    expect(report.findings.map(({ verdict }) => verdict)).toEqual(['fail', 'error', 'blocked']);
    expect(report.reason).toMatch(/^Error: ours/);
    expect(
      report.findings.every(({ counterexample }) => counterexample.startsWith('key: "key#')),
    ).toBe(true);
  });
  test('a trial that is not offered does not skip a case of which another trial passed', async () => {
    const connection = scripted((draft) => {
      if (lacksKey(draft)) return answer(400);
      return answer(draft.name.includes('/0/') ? 501 : 200);
    });
    const report = await run(cells, connection);
    expect([report.verdict, report.reason]).toEqual(['pass', undefined]);
  });
  test('blocked trials outweigh passed ones', async () => {
    const connection = scripted((draft) => {
      return answer(lacksKey(draft) ? 400 : draft.name.includes('/1/') ? 403 : 200);
    });
    const report = await run(cells, connection);
    expect([report.verdict, report.findings[0]?.trial]).toEqual(['blocked', 1]);
  });
});

test('a case is blocked where the endpoint never answers', async () => {
  const report = await run(reading, scripted(always(0)));
  expect(report.verdict).toBe('blocked');
});
