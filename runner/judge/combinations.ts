import type { Combinations } from '../../core/report.ts';
import type { SpacePlan } from '../../core/space.ts';
import type { TrialResult } from './trial-result.ts';

/** A trial by its index in the plan. */
interface Tried {
  readonly index: number;
  readonly result: TrialResult;
}

const arrived: readonly TrialResult['verdict'][] = ['pass', 'fail'];

/**
 * The combinations of values that a case covered. A combination counts only where the request of
 * its trial was judged: a trial that was skipped or blocked before that covers nothing.
 */
export function combinationsOf(plan: SpacePlan, tried: readonly Tried[]): Combinations {
  const covered = new Set<string>();
  const reasons = new Map<string, string>();
  for (const { index, result } of tried) {
    for (const name of plan.trials[index]?.covers ?? []) {
      if (arrived.includes(result.verdict)) covered.add(name);
      else reasons.set(name, result.reason ?? result.verdict);
    }
  }
  const missing = plan.feasible
    .filter((combination) => !covered.has(combination))
    .map((combination) => ({ combination, reason: reasons.get(combination) ?? 'no trial ran' }));
  return {
    feasible: plan.feasible.length,
    covered: covered.size,
    missing,
    infeasible: plan.infeasible,
  };
}
