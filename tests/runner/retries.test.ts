import { describe, expect, test } from 'vitest';
import { bailing } from '../../cli/bail.ts';
import type { CaseReport } from '../../core/report.ts';
import type { Draft } from '../../core/values.ts';
import { answer } from '../core/answer.ts';
import { hostileCase } from '../reports/hostile-report.ts';
import { honest, isPlan, ran } from './ran.ts';
import type { Script } from './scripted.ts';

/** Reads with a wrong key that are refused only in some attempts of a case. */
function opening(isOpen: (draft: Draft) => boolean): Script {
  const s3 = honest();
  return (draft) => {
    const said = s3.script(draft);
    const isWrong = said.status === 403 && draft.operation === 'GetObject' && isPlan(draft);
    return isWrong && isOpen(draft) ? answer(200, { body: 'bytes of the object' }) : said;
  };
}

const attemptOf = ({ name }: Draft) => Number(/attempt-(\d+)/.exec(name)?.[1] ?? 0);

describe('--retries', () => {
  test('a case that passes when it is run again passes as flaky, with what failed before', async () => {
    const script = opening((draft) => attemptOf(draft) < 2);
    const { report } = await ran(script, { shrinks: false, retries: 3 });
    const [one] = report?.cases ?? [];
    expect([report?.exitCode, one?.verdict, one?.flaky?.attempts]).toEqual([0, 'pass', 3]);
    expect(one?.flaky?.findings[0]).toMatchObject({ verdict: 'fail' });
    expect(one?.findings).toEqual([]);
  });
  test('a case that fails every time fails, and without --retries the first time counts', async () => {
    const always = await ran(
      opening(() => true),
      { shrinks: false, retries: 2 },
    );
    expect(always.report?.cases[0]).toMatchObject({ verdict: 'fail' });
    expect(always.report?.cases[0]).not.toHaveProperty('flaky');
    const none = await ran(
      opening((draft) => attemptOf(draft) === 0),
      { shrinks: false },
    );
    expect([none.report?.exitCode, none.report?.cases[0]?.verdict]).toEqual([1, 'fail']);
  });
  test('a case that passes is not run again', async () => {
    const names: string[] = [];
    const s3 = honest();
    const { report } = await ran(
      (draft) => {
        names.push(draft.name);
        return s3.script(draft);
      },
      { retries: 5 },
    );
    expect(report?.cases[0]).not.toHaveProperty('flaky');
    expect(names.filter((name) => name.includes('attempt-'))).toEqual([]);
  });
});

describe('--bail', () => {
  const failing = hostileCase('fail');
  const ended = (one: CaseReport, of: Partial<Parameters<typeof bailing>[1]> = {}) => {
    const seen: string[] = [];
    const bail = bailing({ onCase: ({ id }) => void seen.push(id) }, { failOn: 'must', ...of });
    bail.events.onCase?.(one);
    expect(seen).toEqual([one.id]);
    return bail.signal.aborted;
  };
  test('a failure that counts ends the run, others do not', () => {
    expect(ended(failing)).toBe(true);
    expect(ended(hostileCase('pass'))).toBe(false);
    expect(ended(hostileCase('fail', { level: 'MAY' }))).toBe(false);
    expect(ended(failing, { failOn: 'never' })).toBe(false);
  });
  test('a failure that the baseline expects, or that is newer than it, ends nothing', () => {
    const row = { id: failing.id, verdict: 'fail', reason: 'bug 7' } as const;
    const none = { version: 1, ruleSet: '0.1.0', rows: [], known: [failing.id] } as const;
    expect(ended(failing, { baseline: none })).toBe(true);
    expect(ended(failing, { baseline: { ...none, rows: [row] } })).toBe(false);
    expect(ended(failing, { baseline: { ...none, known: [] } })).toBe(false);
  });
  test('cases that had not begun are reported as such, and the exit code is that of the failure', async () => {
    const controller = new AbortController();
    const bail = bailing({}, { failOn: 'must' });
    const script = opening(() => true);
    const signal = AbortSignal.any([controller.signal, bail.signal]);
    const { report } = await ran(
      script,
      { shrinks: false, rules: ['get.*'], trials: 1 },
      signal,
      true,
      bail.events,
    );
    expect([report?.exitCode, report?.ended]).toEqual([1, 'bailed']);
    expect(report?.cases.at(-1)?.reason).toMatch(/^not run, since --bail/);
  });
});
