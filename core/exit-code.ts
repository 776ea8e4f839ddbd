import type { CaseReport, RunReport } from './report.ts';
import { type Level, levels } from './verdict.ts';

type Judged = Pick<RunReport, 'failOn' | 'preflight' | 'cases'>;

/**
 * The exit code of a run, the first that applies: 1, a case at or above the `--fail-on` level
 * failed; 3, nothing can be concluded (the preflight stopped the run, a case ended in an error, a
 * MUST case was blocked, or no case ran); 0.
 */
export function exitCodeOf({ failOn, preflight, cases }: Judged): 0 | 1 | 3 {
  if (cases.some((one) => one.verdict === 'fail' && weighs(one, failOn))) return 1;
  const isStopped = preflight.some((check) => check.outcome === 'stop');
  const hasError = cases.some((one) => one.verdict === 'error');
  const isBlocked = cases.some((one) => one.verdict === 'blocked' && one.level === 'MUST');
  const hasRun = cases.some((one) => one.verdict !== 'skip');
  return isStopped || hasError || isBlocked || !hasRun ? 3 : 0;
}

/**
 * Whether a failure of this case makes the exit code 1: never one of a disputed rule, nor one that
 * plain objects share.
 */
export function weighs(one: CaseReport, failOn: RunReport['failOn']): boolean {
  if (failOn === 'never' || one.disputed || one.scope !== undefined) return false;
  const bar = failOn.toUpperCase() as Level;
  return levels.indexOf(one.level) <= levels.indexOf(bar);
}
