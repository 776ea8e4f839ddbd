import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../../core/exchange.ts';
import { conceals } from '../../../core/expectations/concealed.ts';
import { all, refused } from '../../../core/expectations.ts';
import { rule } from '../../../core/rule.ts';
import { type Draft, ssec } from '../../../core/values.ts';
import { bodiesOf, customerKey, mutation } from '../../../generators/index.ts';
import { answer } from '../../core/answer.ts';
import { scripted } from '../scripted.ts';
import { reading, refusal, run } from './cases.ts';
import { common } from './trials.ts';

/** `run/get.right-key/GetObject/2.1/1` is the first object name of attempt 1 of trial 2. */
function placeOf({ name }: Draft): { readonly trial: number; readonly number: number } {
  const [trial = '', number = '0'] = (name.split('/').at(-2) ?? '').split('.');
  return { trial: Number(trial), number: Number(number) };
}

/** Stores objects and returns them, unless the test has another answer to a read. */
function storing(instead: (at: ReturnType<typeof placeOf>, draft: Draft) => Exchange | undefined) {
  const bodies = new Map<string, Uint8Array>();
  return scripted((draft) => {
    if (draft.method === 'PUT') {
      bodies.set(draft.name, draft.body);
      sizes.set(draft.name, draft.body.byteLength);
      return answer(200);
    }
    return instead(placeOf(draft), draft) ?? answer(200, { body: bodies.get(draft.name) ?? '' });
  });
}

const wrong = () => answer(200, { body: 'something else entirely' });
const busy = () => answer(503, { error: { code: 'ServiceUnavailable' } });

const attempts = ({ sent }: ReturnType<typeof scripted>) => [
  ...new Set(
    sent.filter(({ method }) => method === 'PUT').map(({ name }) => name.split('/').at(-2)),
  ),
];

describe('one failing trial among passing ones', () => {
  test('one failing trial fails the case, whichever it is', async () => {
    for (const bad of [0, 1, 2]) {
      const report = await run(
        reading,
        storing(({ trial }) => (trial === bad ? wrong() : undefined)),
      );
      expect([report.verdict, report.trials, report.findings.length]).toEqual(['fail', 3, 1]);
      expect(report.findings[0]).toMatchObject({ verdict: 'fail', trial: bad });
      expect(report.findings[0]?.path.split(':')[0]).toBe(String(bad));
      expect(report.findings[0]?.flaky).toBeUndefined();
      expect('reason' in (report.findings[0] ?? {})).toBe(false);
    }
  });
  test('one wrong answer that does not come back fails the case, as flaky', async () => {
    const once = storing(({ trial, number }) =>
      trial === 1 && number === 0 ? wrong() : undefined,
    );
    const report = await run(reading, once);
    expect(report.verdict).toBe('fail');
    expect(report.findings).toMatchObject([{ verdict: 'fail', trial: 1, path: '1', flaky: true }]);
    expect(report.findings[0]?.mismatches.length).toBeGreaterThan(0);
    expect(report.findings[0]?.exchanges.length).toBeGreaterThan(0);
  });
});

describe('a transient failure', () => {
  const moment = (bad: readonly number[]) => (at: ReturnType<typeof placeOf>) =>
    bad.includes(at.trial) && at.number === 0 ? busy() : undefined;

  test('a transient failure that does not come back blocks the case', async () => {
    const report = await run(reading, storing(moment([1])));
    expect(report.verdict).toBe('blocked');
    expect(report.findings.map(({ verdict, flaky }) => [verdict, flaky])).toEqual([
      ['blocked', true],
    ]);
    expect(report.reason).toBe('a 5xx answer or broken connection that did not recur');
  });
  test('a transient failure does not hide a lasting failure of another trial', async () => {
    const solid = storing((at) => (at.trial === 2 ? wrong() : moment([0, 1])(at)));
    const report = await run(reading, solid);
    expect(report.verdict).toBe('fail');
    expect(report.findings[0]).toMatchObject({ verdict: 'fail', trial: 2 });
    expect(report.findings[0]?.flaky).toBeUndefined();
  });
  test('seven transient failures do not hide a lasting failure of the eighth trial', async () => {
    const solid = storing((at) => (at.trial === 7 ? wrong() : moment([0, 1, 2, 3, 4, 5, 6])(at)));
    const report = await run(reading, solid, { trials: 8 });
    expect([report.verdict, report.findings[0]?.trial]).toEqual(['fail', 7]);
  });
  test('the next failed trial is run again where the first one recovers', async () => {
    const connection = storing((at) => (at.trial === 2 ? busy() : moment([0, 1])(at)));
    const report = await run(reading, connection);
    expect(report.verdict).toBe('fail');
    expect(report.findings[0]).toMatchObject({ verdict: 'fail', trial: 2 });
  });
  test('a transient failure that comes back fails the case', async () => {
    const report = await run(
      reading,
      storing(() => busy()),
    );
    expect(report.verdict).toBe('fail');
    expect(report.findings[0]?.flaky).toBeUndefined();
  });
  test('four failed trials at most are run again, and the first one is reported', async () => {
    const connection = storing(moment([0, 1, 2, 3, 4, 5]));
    const report = await run(reading, connection, { trials: 6 });
    expect(report.verdict).toBe('blocked');
    expect(report.findings.map(({ trial }) => trial)).toEqual([0]);
    expect(attempts(connection).filter((name) => name?.includes('.'))).toHaveLength(4);
  });
});

describe('a trial that is run again', () => {
  test('a trial that is run again has other object names than every earlier one', async () => {
    const connection = storing(() => wrong());
    await run(reading, connection);
    const names = connection.sent.filter(({ method }) => method === 'PUT').map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(attempts(connection).slice(0, 5)).toEqual(['0', '1', '2', '0.1', '0.2']);
    expect(names.every((name) => name.startsWith('run/get.right-key/GetObject/'))).toBe(true);
  });
  test('a failed trial is not run again where failures are not shrunk', async () => {
    const connection = storing(() => wrong());
    const report = await run(reading, connection, { shrinks: false });
    expect(attempts(connection)).toEqual(['0', '1', '2']);
    expect(report.findings[0]).toMatchObject({ verdict: 'fail', path: '0' });
  });
});

/** Fails for bodies of 100 bytes and more, so that there is a smallest one. */
const large = () => storing((_, { name }) => ((sizes.get(name) ?? 0) < 100 ? undefined : wrong()));
const sizes = new Map<string, number>();
const sizeOf = (counterexample = '') =>
  Number(/body: "([\d,]+) bytes/.exec(counterexample)?.[1]?.replaceAll(',', ''));

describe('a replay path', () => {
  test('a path leads to the smallest failure again', async () => {
    const found = await run(reading, large());
    const [finding] = found.findings;
    expect(found.verdict).toBe('fail');
    expect(found.replay).toContain(`--path ${finding?.path}`);
    const connection = large();
    const again = await run(reading, connection, { path: finding?.path ?? '' });
    expect([again.verdict, again.trials]).toEqual(['fail', 1]);
    expect(again.findings[0]?.counterexample).toBe(finding?.counterexample);
    expect(finding?.path).toMatch(/^0(:\d+)+$/);
    expect(sizeOf(finding?.counterexample)).toBe(100);
  });
  test('a path to a failure that was fixed passes', async () => {
    const found = await run(reading, large());
    const again = await run(
      reading,
      storing(() => undefined),
      { path: found.findings[0]?.path ?? '' },
    );
    expect(again.verdict).toBe('pass');
  });
  test('a path that leads nowhere is an error of the case, not the end of the run', async () => {
    const again = await run(
      reading,
      storing(() => undefined),
      { path: '0:99:99' },
    );
    expect(again.verdict).toBe('error');
    expect(again.reason).toBe('--path names no value of this trial');
    expect(again.findings).toMatchObject([{ verdict: 'error', mismatches: [], exchanges: [] }]);
  });
  test('an empty path runs every trial', async () => {
    expect(
      (
        await run(
          reading,
          storing(() => undefined),
          { path: '' },
        )
      ).trials,
    ).toBe(3);
  });
  test('a path to a trial that does not exist skips the case', async () => {
    const report = await run(
      reading,
      storing(() => undefined),
      { path: '3' },
    );
    expect([report.verdict, report.trials, report.requests]).toEqual(['skip', 0, 0]);
    expect(report.findings).toEqual([]);
  });
});

describe('a run that ends during a case', () => {
  test.each(['GET', 'PUT'])('a case is blocked where the run ends during a %s', async (method) => {
    const connection = scripted((draft) =>
      draft.method === method ? answer(0, { broken: 'interrupted' }) : answer(200, { body: '' }),
    );
    for (const one of [reading, refusal]) {
      const report = await run(one, connection);
      if (one === refusal && method === 'GET') continue;
      expect(report.verdict, one.id).toBe('blocked');
      expect(report.reason).toMatch(/the run ended before|nothing .interrupted./);
    }
  });
});

test('the failure that exposes content is reported, and not shrunk to an empty object', async () => {
  const opened = rule({
    ...common,
    id: 'get.wrong-key',
    on: ['GetObject'],
    given: { key: customerKey(), body: bodiesOf(0, 1, 64), mutation: mutation('key.other') },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { mutation: other }, stored) => read(stored, { mutation: other }),
    expect: all(refused(), conceals('body')),
  });
  const report = await run(
    opened,
    storing(() => undefined),
    { trials: 1 },
  );
  expect(report).toMatchObject({ verdict: 'fail', harm: 'plaintext-exposed' });
  const [finding] = report.findings;
  expect(finding?.trial).toBe(2);
  expect(finding?.mismatches.map(({ received }) => received)).toEqual(
    expect.arrayContaining([expect.stringContaining('64 bytes, some of them from the object')]),
  );
});
