import { describe, expect, test } from 'vitest';
import type { Standing } from '../../../core/baseline.ts';
import { exitCodeOf } from '../../../core/exit-code.ts';
import type { CaseReport } from '../../../core/report.ts';
import { levels, verdicts } from '../../../core/verdict.ts';
import { type Failing, outcomeOf, settle } from '../../../runner/engine/outcome.ts';
import { hostileReport } from '../../reports/hostile-report.ts';

const bars = ['must', 'should', 'may', 'never'] as const;
const example = hostileReport().cases.find((one) => one.verdict === 'fail') as CaseReport;
const { disputed: _, ...settled } = example;
const clause = example.clause;
/** A case of each verdict and level, disputed and not. */
const every = verdicts.flatMap((verdict) =>
  levels.flatMap((level) => [
    { ...settled, verdict, level },
    { ...settled, verdict, level, disputed: clause },
  ]),
);

/** What a test did: returned, returned with notes, was skipped, or threw. */
async function ended(one: CaseReport, failing: Failing, standing?: Standing) {
  const notes: string[] = [];
  const context = {
    annotate: async (note: string) => void notes.push(note),
    skip: (reason?: string) => {
      throw { skipped: reason };
    },
  };
  const thrown = await settle(one, context as never, { failing, standing }).catch(
    (error: unknown) => error,
  );
  return { notes, thrown };
}

describe('the vitest test of a case', () => {
  test.each(bars)(
    'a test fails exactly where --fail-on %s gives an exit code other than 0',
    (failOn) => {
      for (const one of every.filter(({ verdict }) => verdict !== 'skip')) {
        const code = exitCodeOf({ failOn, preflight: [], cases: [one] });
        expect(outcomeOf(one, failOn) === 'fail', JSON.stringify([one.verdict, one.level])).toBe(
          code !== 0,
        );
      }
    },
  );
  test('the test of a disputed rule never fails where the endpoint contradicts the rule', () => {
    const disputed = every.filter((one) => 'disputed' in one && one.verdict === 'fail');
    for (const failOn of bars)
      expect(disputed.map((one) => outcomeOf(one, failOn))).toEqual(
        disputed.map(() => 'pass with a note'),
      );
  });
  test('a test is green only where its case passed or failed below --fail-on', () => {
    const green = every.filter((one) => outcomeOf(one, 'must').startsWith('pass'));
    expect(new Set(green.map(({ verdict }) => verdict))).toEqual(new Set(['pass', 'fail']));
    const blocked = every.filter(({ verdict }) => verdict === 'blocked');
    expect(new Set(blocked.map((one) => outcomeOf(one, 'must')))).toEqual(
      new Set(['fail', 'skip']),
    );
  });
  test('with --fail-on all a test fails for every verdict but pass and skip', () => {
    for (const one of every)
      expect(outcomeOf(one, 'all')).toBe(/pass|skip/.test(one.verdict) ? one.verdict : 'fail');
  });
});

describe('the message of a test', () => {
  test('a failed test has the lab note as its message, with a diff of expected and received', async () => {
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
  test('the test of a blocked MUST fails with the reason, and not as an assertion', async () => {
    const one = { ...settled, verdict: 'blocked', level: 'MUST', reason: 'no bucket' } as const;
    const { thrown } = await ended(one, 'must');
    expect(thrown).toMatchObject({ name: 'Error', message: expect.stringContaining('no bucket') });
    expect(thrown).not.toHaveProperty('expected');
  });
  test('a failure below --fail-on is one note of a passed test', async () => {
    const { thrown, notes } = await ended({ ...settled, verdict: 'fail', level: 'MAY' }, 'must');
    expect(thrown).toBeUndefined();
    expect(notes).toEqual([expect.stringMatching(/^fail: MAY: [\s\S]*received/)]);
  });
  test('a skipped test gives the reason of a skip, and of a blocked case that it is blocked', async () => {
    const skip = { ...settled, verdict: 'skip', reason: 'tagging: 501' } as const;
    expect((await ended(skip, 'must')).thrown).toEqual({ skipped: 'tagging: 501' });
    const blocked = { ...settled, verdict: 'blocked', level: 'SHOULD', reason: 'lost' } as const;
    expect((await ended(blocked, 'must')).thrown).toEqual({
      skipped: expect.stringMatching(/^blocked: SHOULD: [\s\S]*lost/),
    });
  });
  test('a passed test has no note', async () => {
    const { notes, thrown } = await ended({ ...settled, verdict: 'pass' }, 'must');
    expect([notes, thrown]).toEqual([[], undefined]);
  });
});

describe('the test of a case with a baseline', () => {
  const failed = { ...settled, verdict: 'fail', level: 'MUST' } as const;
  test.each([
    ['expected', 'expected by the baseline'],
    ['fresh', 'newer than the baseline'],
  ] as const)('a failure that is %s is skipped, and says so', async (standing, says) => {
    const { thrown } = await ended(failed, 'must', standing);
    expect(thrown).toMatchObject({ skipped: expect.stringContaining(`${says}: fail: MUST: `) });
  });
  test('a row that no longer holds fails the test with what to do', async () => {
    const passed = { ...settled, verdict: 'pass', level: 'MUST' } as const;
    const standing = { kind: 'unexpected pass', says: 'passes: remove its row' } as const;
    const { thrown } = await ended(passed, 'must', standing);
    expect(thrown).toMatchObject({ message: `${passed.id} passes: remove its row` });
  });
  test('a failure without a row has its lab note, as without a baseline', async () => {
    const standing = { kind: 'unexpected failure', says: 'fails' } as const;
    const { thrown } = await ended(failed, 'must', standing);
    expect(thrown).toMatchObject({ name: 'AssertionError' });
  });
});
