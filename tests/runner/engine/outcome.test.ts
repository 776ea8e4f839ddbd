import { describe, expect, test } from 'vitest';
import { exitCodeOf } from '../../../core/exit-code.ts';
import type { CaseReport } from '../../../core/report.ts';
import { levels, verdicts } from '../../../core/verdict.ts';
import { type Failing, outcomeOf, settle } from '../../../runner/engine/outcome.ts';
import { hostileReport } from '../../reports/hostile-report.ts';

const bars = ['must', 'should', 'may', 'never'] as const;
const example = hostileReport().cases.find((one) => one.verdict === 'fail') as CaseReport;
const { disputed: _, ...settled } = example;
const clause = example.clause;
/** One of each verdict, level and kind. */
const every = verdicts.flatMap((verdict) =>
  levels.flatMap((level) => [
    { ...settled, verdict, level },
    { ...settled, verdict, level, disputed: clause },
  ]),
);

/** What a test did: returned, returned with notes, was skipped, or threw. */
async function ended(one: CaseReport, failing: Failing) {
  const notes: string[] = [];
  const context = {
    annotate: async (note: string) => void notes.push(note),
    skip: (reason?: string) => {
      throw { skipped: reason };
    },
  };
  const thrown = await settle(one, context as never, failing).catch((error: unknown) => error);
  return { notes, thrown };
}

describe('the test of a case', () => {
  test.each(bars)('fails exactly where the exit code is not 0 with --fail-on %s', (failOn) => {
    for (const one of every.filter(({ verdict }) => verdict !== 'skip')) {
      const code = exitCodeOf({ failOn, preflight: [], cases: [one] });
      expect(outcomeOf(one, failOn) === 'fail', JSON.stringify([one.verdict, one.level])).toBe(
        code !== 0,
      );
    }
  });
  test('of a disputed rule never fails for a contradiction', () => {
    const disputed = every.filter((one) => 'disputed' in one && one.verdict === 'fail');
    for (const failOn of bars)
      expect(disputed.map((one) => outcomeOf(one, failOn))).toEqual(
        disputed.map(() => 'pass with a note'),
      );
  });
  test('is green only where the case passed or failed below the bar', () => {
    const green = every.filter((one) => outcomeOf(one, 'must').startsWith('pass'));
    expect(new Set(green.map(({ verdict }) => verdict))).toEqual(new Set(['pass', 'fail']));
    const blocked = every.filter(({ verdict }) => verdict === 'blocked');
    expect(new Set(blocked.map((one) => outcomeOf(one, 'must')))).toEqual(
      new Set(['fail', 'skip']),
    );
  });
  test('fails for whatever is neither pass nor skip where all shall show', () => {
    for (const one of every)
      expect(outcomeOf(one, 'all')).toBe(/pass|skip/.test(one.verdict) ? one.verdict : 'fail');
  });
});

describe('what its reporter is told', () => {
  test('of a contradiction is the lab note, and a diff of expected and received', async () => {
    const { thrown } = await ended({ ...settled, verdict: 'fail', level: 'MUST' }, 'must');
    expect(thrown).toMatchObject({ name: 'AssertionError' });
    const { message, stack, expected, actual } = thrown as Error & Record<string, string>;
    expect(message.split('\n')[0]).toMatch(/^fail: MUST: /);
    for (const label of ['clause', 'sent', 'expected', 'received', 'replay'])
      expect(message).toMatch(new RegExp(`^${label} `, 'm'));
    const [mismatch] = example.findings[0]?.mismatches ?? [];
    expect(expected).toContain(mismatch?.expected);
    expect(actual).toContain(mismatch?.received);
    expect(stack?.split('\n    at ')).toHaveLength(2);
  });
  test('of a blocked MUST is why, and it is no assertion', async () => {
    const one = { ...settled, verdict: 'blocked', level: 'MUST', reason: 'no bucket' } as const;
    const { thrown } = await ended(one, 'must');
    expect(thrown).toMatchObject({ name: 'Error', message: expect.stringContaining('no bucket') });
    expect(thrown).not.toHaveProperty('expected');
  });
  test('of a failure below the bar is one note', async () => {
    const { thrown, notes } = await ended({ ...settled, verdict: 'fail', level: 'MAY' }, 'must');
    expect(thrown).toBeUndefined();
    expect(notes).toEqual([expect.stringMatching(/^fail: MAY: [\s\S]*received/)]);
  });
  test('of a skip is its reason, and of what is blocked that it is', async () => {
    const skip = { ...settled, verdict: 'skip', reason: 'tagging: 501' } as const;
    expect((await ended(skip, 'must')).thrown).toEqual({ skipped: 'tagging: 501' });
    const blocked = { ...settled, verdict: 'blocked', level: 'SHOULD', reason: 'lost' } as const;
    expect((await ended(blocked, 'must')).thrown).toEqual({
      skipped: expect.stringMatching(/^blocked: SHOULD: [\s\S]*lost/),
    });
  });
  test('of a pass is nothing', async () => {
    const { notes, thrown } = await ended({ ...settled, verdict: 'pass' }, 'must');
    expect([notes, thrown]).toEqual([[], undefined]);
  });
});
