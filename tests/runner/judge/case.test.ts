import { describe, expect, test } from 'vitest';
import type { Rule } from '../../../core/rule.ts';
import { runCase } from '../../../runner/judge/case.ts';
import { turns } from '../../../runner/judge/turns.ts';
import { answer } from '../../core/answer.ts';
import { always, config, facts, planned, scripted } from '../scripted.ts';
import { good, lacksKey, reading, refusal, roomBytes, run } from './cases.ts';

describe('the verdict of a case', () => {
  test('a case passes where all of its trials pass', async () => {
    const report = await run(
      refusal,
      scripted((draft) => answer(lacksKey(draft) ? 400 : 200)),
    );
    expect(report).toMatchObject({
      id: 'put.triple.no-key@PutObject',
      verdict: 'pass',
      trials: 3,
      findings: [],
    });
  });

  test('a trial whose request was lost is run again, under new object names', async () => {
    const connection = scripted((draft) =>
      answer(lacksKey(draft) ? 400 : 200, /again-2/.test(draft.name) ? {} : { isResend: true }),
    );
    const report = await run(refusal, connection);
    expect([report.verdict, report.trials]).toEqual(['pass', 3]);
    expect(report.requests).toBe(connection.sent.length);
    const folders = connection.sent.flatMap(({ name }) => /\/(0[^/]*)\//.exec(name)?.[1] ?? []);
    expect([...new Set(folders)]).toEqual(['0', '0.again-1', '0.again-2']);
  });

  test('a trial whose requests are lost each time is blocked in the end', async () => {
    const connection = scripted((draft) => answer(lacksKey(draft) ? 400 : 200, { isResend: true }));
    const report = await run(refusal, connection);
    expect(report.verdict).toBe('blocked');
    expect(report.reason).toMatch(/was resent because its connection was lost/);
    expect(connection.sent.some(({ name }) => name.includes('again-3'))).toBe(true);
    expect(connection.sent.some(({ name }) => name.includes('again-4'))).toBe(false);
  });

  test('a trial that failed is run again alone, and its failure has a replay line', async () => {
    let reads = 0;
    const report = await run(
      reading,
      scripted((draft) => {
        if (draft.method === 'PUT') return answer(200);
        reads += 1;
        return answer(200, { body: 'other' });
      }),
    );
    expect(report.verdict).toBe('fail');
    expect(reads).toBeGreaterThan(3);
    expect(report.findings[0]).toMatchObject({ verdict: 'fail', trial: 0 });
    expect(report.findings[0]?.flaky).toBeUndefined();
    expect(report.replay).toContain('--rule get.right-key@GetObject');
    expect(report.replay).toContain('--seed 7');
    expect(report.replay).toMatch(/--path 0/);
  });

  test('a wrong answer that does not come back is a flaky failure', async () => {
    let reads = 0;
    const bodies = new Map<string, Uint8Array>();
    const report = await run(
      reading,
      scripted((draft) => {
        if (draft.method === 'PUT') {
          bodies.set(draft.name, draft.body);
          return answer(200);
        }
        reads += 1;
        return answer(200, { body: reads === 1 ? 'other' : (bodies.get(draft.name) ?? '') });
      }),
    );
    expect(report.verdict).toBe('fail');
    expect(report.findings[0]).toMatchObject({ verdict: 'fail', flaky: true });
  });

  test('a 503 that does not come back blocks the case', async () => {
    let refusals = 0;
    const report = await run(
      refusal,
      scripted((draft) => {
        if (!lacksKey(draft)) return answer(200);
        refusals += 1;
        return answer(refusals === 1 ? 503 : 400);
      }),
    );
    expect(report.verdict).toBe('blocked');
    expect(report.findings[0]).toMatchObject({ verdict: 'blocked', flaky: true });
    expect(report.reason).toContain('did not recur');
  });

  test('blocked trials are reported once, with their reason', async () => {
    const report = await run(refusal, scripted(always(403)));
    expect(report.verdict).toBe('blocked');
    expect(report.findings).toHaveLength(1);
    expect(report.reason).toContain('the control, a valid PutObject');
  });

  test('a case whose trials are all skipped is skipped with the reason', async () => {
    const report = await run(refusal, scripted(always(501)));
    expect([report.verdict, report.findings]).toEqual(['skip', []]);
    expect(report.reason).toContain('not offered');
  });

  test('an error outweighs a failure', async () => {
    let count = 0;
    const throwing = {
      ...refusal,
      arrange: async () => {
        count += 1;
        if (count === 2) throw new Error('ours');
      },
    } as Rule;
    const report = await run(throwing, scripted(always(200)));
    expect(report.verdict).toBe('error');
    expect(report.findings.map(({ verdict }) => verdict)).toEqual(['fail', 'error']);
  });
});

describe('a case that is not run', () => {
  test('a case is skipped where the endpoint lacks its feature', async () => {
    const connection = scripted(always(200));
    const report = await run({ ...refusal, needs: ['tagging'] }, connection);
    expect([report.verdict, report.reason, connection.sent.length]).toEqual([
      'skip',
      'tagging: not offered',
      0,
    ]);
  });
  test('a case is skipped where its feature was not probed', async () => {
    const report = await run({ ...refusal, needs: ['cors'] }, scripted(always(200)));
    expect([report.verdict, report.reason]).toEqual(['skip', 'cors: not probed']);
  });
  test('a case is skipped where --path names no trial of it', async () => {
    const report = await run(refusal, scripted(always(200)), { path: '9' });
    expect([report.verdict, report.reason]).toEqual(['skip', '--path 9: the case has 3 trials']);
  });
});

describe('the trials of a case', () => {
  test('trials cover every combination of listed values, and are as many as asked for', async () => {
    expect((await run(reading, good())).trials).toBe(3);
    expect((await run(reading, good(), { trials: 1 })).trials).toBe(2);
    expect((await run(reading, good(), { trials: 5 })).trials).toBe(5);
    expect((await run({ ...reading, trials: 1 }, good(), { trials: 4 })).trials).toBe(4);
    expect((await run({ ...reading, trials: 4 }, good(), { trials: 4 })).trials).toBe(16);
    expect((await run(reading, good(), { quick: true })).trials).toBe(1);
  });
  test('trials have object names of their own, and the same requests for the same seed', async () => {
    const [one, other, third] = [good(), good(), good()];
    await run(reading, one);
    await run(reading, other);
    await run(reading, third, { seed: 8 });
    const names = one.sent.filter((draft) => draft.method === 'PUT').map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    const bytes = (connection: typeof one) =>
      connection.sent.map((draft) => `${draft.name} ${JSON.stringify(draft.ssecHeaders)}`).sort();
    expect(bytes(other)).toEqual(bytes(one));
    expect(bytes(third)).not.toEqual(bytes(one));
  });
  test('the duration of a case holds that of its trials', async () => {
    const slow: Rule = {
      ...reading,
      arrange: async (...given) => {
        await new Promise((resolve) => setTimeout(resolve, 30));
        return reading.arrange?.(...given);
      },
    };
    expect((await run(slow, good())).durationMs).toBeGreaterThan(20);
  });
  test('--path runs one trial alone', async () => {
    const connection = good();
    const report = await run(reading, connection, { path: '2' });
    expect([report.verdict, report.trials]).toEqual(['pass', 1]);
    expect(connection.sent.every(({ name }) => name.includes('/2/'))).toBe(true);
  });
  test('a trial gives its own bucket back, also after an error', async () => {
    let released = 0;
    const failing = {
      ...reading,
      bucket: 'own',
      arrange: async () => Promise.reject(new Error('x')),
    };
    const connection = good();
    const context = {
      ...{
        config,
        connection,
        facts,
        shared: new Map(),
        largeTrials: turns(roomBytes),
      },
      ...{ openSetUp: async () => undefined, unanswered: { inVain: 0 } },
      bucketIn: async () => Promise.reject(),
      ownBucket: async () => ({
        name: 'own',
        release: async () => {
          released += 1;
        },
      }),
    };
    await runCase(planned({ ...reading, bucket: 'own' }), context);
    expect(connection.sent.every(({ bucket }) => bucket === 'own')).toBe(true);
    expect(released).toBe(3);
    expect((await runCase(planned(failing as unknown as Rule), context)).verdict).toBe('error');
    expect(released).toBe(6);
  });
});
