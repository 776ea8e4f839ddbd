import type { TestContext } from 'vitest';
import type { Standing } from '../../core/baseline.ts';
import { weighs } from '../../core/exit-code.ts';
import { labNote, noteText, obstacleNote } from '../../core/lab-note.ts';
import type { CaseReport, RunReport } from '../../core/report.ts';

/** The lowest level whose failure fails its test; `all`: every verdict but pass and skip does. */
export type Failing = RunReport['failOn'] | 'all';

/** How the vitest test of a case ends. */
export type Outcome = 'pass' | 'pass with a note' | 'skip' | 'fail';

/**
 * The outcome of the vitest test of a case. No test fails, and one passes, exactly when the exit
 * code of the run is 0; a blocked case below MUST is skipped, since it neither fails the run nor
 * passes.
 */
export function outcomeOf(one: CaseReport, failing: Failing): Outcome {
  switch (one.verdict) {
    case 'pass':
    case 'skip':
      return one.verdict;
    case 'error':
      return 'fail';
    case 'blocked':
      return failing === 'all' || one.level === 'MUST' ? 'fail' : 'skip';
    case 'fail':
      return failing === 'all' || weighs(one, failing) ? 'fail' : 'pass with a note';
    default:
      return one.verdict satisfies never;
  }
}

const standingTexts = {
  expected: 'expected by the baseline',
  fresh: 'newer than the baseline',
};

/**
 * Ends the vitest test of a case: returns, skips it, or throws an error with the lab note. A baseline
 * decides first: what it expects is skipped, and a row that no longer holds fails.
 */
export async function settle(
  one: CaseReport,
  context: Pick<TestContext, 'annotate' | 'skip'>,
  { failing, standing }: { readonly failing: Failing; readonly standing?: Standing | undefined },
): Promise<void> {
  if (standing === 'expected' || standing === 'fresh')
    return context.skip(`${standingTexts[standing]}: ${messageOf(one)}`);
  if (typeof standing === 'object' && standing.kind !== 'unexpected failure')
    throw withShortStack(new Error(`${one.id} ${standing.says}`));
  switch (outcomeOf(one, failing)) {
    case 'pass':
      return;
    case 'pass with a note':
      await context.annotate(messageOf(one), 'warning');
      return;
    case 'skip':
      return context.skip(one.verdict === 'skip' ? one.reason : messageOf(one));
    case 'fail': {
      const error = one.verdict === 'fail' ? contradiction(one) : new Error(messageOf(one));
      throw withShortStack(error);
    }
  }
}

/** An AssertionError with expected and actual values, for which reporters show a diff. */
function contradiction(one: CaseReport): Error {
  const mismatches = one.findings[0]?.mismatches ?? [];
  const error = new Error(messageOf(one));
  error.name = 'AssertionError';
  if (mismatches.length === 0) return error;
  return Object.assign(error, {
    expected: mismatches.map(({ expected }) => expected).join('\n'),
    actual: mismatches.map(({ received }) => received).join('\n'),
  });
}

/** Limits the stack to one frame, which reporters need; the others are internals of the engine. */
function withShortStack(error: Error): Error {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 1;
  Error.captureStackTrace(error, settle);
  Error.stackTraceLimit = stackTraceLimit;
  return error;
}

/** Verdict, level and title, then the lab note. */
function messageOf(one: CaseReport): string {
  const note = one.verdict === 'fail' ? labNote(one) : obstacleNote(one);
  return `${one.verdict}: ${one.level}: ${one.title}\n${noteText(note)}`;
}
