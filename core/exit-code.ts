import type { CaseReport, RunReport } from './report.ts';
import { type Level, levels } from './verdict.ts';

type Judged = Pick<RunReport, 'failOn' | 'preflight' | 'cases' | 'baseline'>;

/**
 * The exit code of a run, the first that applies: 1, a case at or above the `--fail-on` level
 * failed, or something is not as the baseline expects; 3, nothing can be concluded (the preflight
 * stopped the run, a case ended in an error, a MUST case was blocked, or no case ran); 0. A baseline
 * excuses the cases that it expects, and those that are newer than it.
 */
export function exitCodeOf({ failOn, preflight, cases, baseline }: Judged): 0 | 1 | 3 {
  const excused = new Set([...(baseline?.expected ?? []), ...(baseline?.fresh ?? [])]);
  const counted = cases.filter(({ id }) => !excused.has(id));
  const isDeviating = (baseline?.deviations.length ?? 0) > 0;
  if (isDeviating || counted.some((one) => one.verdict === 'fail' && weighs(one, failOn))) return 1;
  const isStopped = preflight.some((check) => check.outcome === 'stop');
  const hasError = cases.some((one) => one.verdict === 'error');
  const isBlocked = counted.some((one) => one.verdict === 'blocked' && one.level === 'MUST');
  const hasRun = cases.some((one) => one.verdict !== 'skip');
  const isOpen = (baseline?.open.length ?? 0) > 0;
  return isStopped || hasError || isBlocked || isOpen || !hasRun ? 3 : 0;
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
