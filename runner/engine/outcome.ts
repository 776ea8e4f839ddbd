import type { TestContext } from 'vitest';
import { weighs } from '../../core/exit-code.ts';
import { labNote, noteText, obstacleNote } from '../../core/lab-note.ts';
import type { CaseReport, RunReport } from '../../core/report.ts';

/** The lowest level whose failure fails its test; `all`: whatever is neither pass nor skip does. */
export type Failing = RunReport['failOn'] | 'all';

/** How a vitest test ends that ran a case. */
export type Outcome = 'pass' | 'pass with a note' | 'skip' | 'fail';

/**
 * The outcome of a case's test. A run in which no test fails, and one passes, is one whose exit code
 * is 0: what is blocked below MUST does not turn it, but is never green.
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

/** Ends the test of a case as its verdict says: returns, skips or throws the lab note. */
export async function settle(
  one: CaseReport,
  context: Pick<TestContext, 'annotate' | 'skip'>,
  failing: Failing,
): Promise<void> {
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

/** An error as assertions throw it, for which reporters show a diff. */
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

/** Reporters need one frame of a test file; the rest says how the engine works. */
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
