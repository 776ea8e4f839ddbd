import type { DrawnValues } from '../../core/rule.ts';
import type { PlannedCase } from '../plan/catalogue.ts';
import type { CaseContext } from './context.ts';
import type { TrialResult } from './trial-result.ts';
import { tryOnce } from './trial-run.ts';

/** Trials of one case that are run again because a request of theirs was not answered. */
const againMax = 4;
/** After this many of a run that were in vain, an endpoint is silent, not busy. */
const inVainMax = 40;

interface Tried {
  readonly index: number;
  readonly result: TrialResult;
}

/**
 * Runs trials again in which a request was not answered, one after the other and with the time-out
 * of the run: a busy machine must neither fail a case nor block it. What happens again counts, and
 * after two such trials the others keep their result.
 */
export async function runUnansweredAgain(
  planned: PlannedCase,
  context: CaseContext,
  of: {
    readonly tried: readonly Tried[];
    readonly valuesOf: (index: number) => DrawnValues;
  },
): Promise<readonly Tried[]> {
  const settled: Tried[] = [];
  let [again, inVain] = [0, 0];
  for (const one of of.tried) {
    const isSilent = inVain >= 2 || context.unanswered.inVain >= inVainMax;
    if (!isUnsettled(one.result) || again >= againMax || isSilent) {
      settled.push(one);
      continue;
    }
    again += 1;
    const { index } = one;
    const values = of.valuesOf(index);
    const result = await tryOnce(planned, context, { trial: index, number: 0, values, retry: 1 });
    if (result.wasUnanswered) {
      inVain += 1;
      context.unanswered.inVain += 1;
    }
    const requests = (one.result.requests ?? 0) + (result.requests ?? 0);
    settled.push({ index, result: { ...result, requests } });
  }
  return settled;
}

function isUnsettled({ verdict, wasUnanswered }: TrialResult): boolean {
  return wasUnanswered === true && (verdict === 'fail' || verdict === 'blocked');
}
