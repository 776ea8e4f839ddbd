import fc from 'fast-check';
import type { Finding } from '../../core/report.ts';
import type { DrawnValues } from '../../core/rule.ts';
import type { PlannedCase } from '../plan/catalogue.ts';
import type { Draws } from '../plan/draw.ts';
import type { CaseContext } from './context.ts';
import { printed } from './print.ts';
import { type TrialResult, trialResult } from './trial-result.ts';
import { tryOnce } from './trial-run.ts';

const shrinkMs = 8_000;

/** A trial that failed. */
interface Failing {
  readonly index: number;
  readonly result: TrialResult;
}

/** Runs a failure again alone and shrinks it. What does not come back is flaky. */
export async function confirm(
  planned: PlannedCase,
  context: CaseContext,
  of: Failing & { readonly draws: Draws },
): Promise<Finding> {
  const { index, draws } = of;
  const { arbitrary, seed, sampleIndex } = draws.source(index);
  let smallest: { readonly values: DrawnValues; readonly result: TrialResult } | undefined;
  let number = 0;
  let hasEnded = false;
  const property = fc.asyncProperty(arbitrary, async (values) => {
    number += 1;
    const result = await tryOnce(planned, context, { trial: index, number, values });
    hasEnded = true;
    if (result.verdict !== 'fail') return;
    smallest = { values, result };
    throw new Error('fails');
  });
  const details = await fc.check(property, {
    seed,
    path: String(sampleIndex),
    numRuns: 1,
    interruptAfterTimeLimit: context.config.shrinkMs ?? shrinkMs,
  });
  const values = draws.trial(index).values;
  // An endpoint too slow to be asked again within the limit has not taken its failure back.
  if (!hasEnded) return findingOf(of, values);
  if (smallest === undefined) return flaky(of, values);
  const shrunk = details.counterexamplePath?.split(':').slice(1).join(':');
  const path = shrunk ? `${index}:${shrunk}` : String(index);
  return { ...findingOf({ index, result: smallest.result }, smallest.values), path };
}

/** A busy endpoint's passing fault is no finding about it; any other is reported as flaky. */
function flaky(failing: Failing, values: DrawnValues): Finding {
  const finding = { ...findingOf(failing, values), flaky: true };
  if (!failing.result.isTransient) return finding;
  return {
    ...finding,
    verdict: 'blocked',
    reason: 'a 5xx answer or broken connection that did not come back',
  };
}

/** Runs one shrunk trial again, from the path that a report names. */
export async function replay(
  planned: PlannedCase,
  context: CaseContext,
  of: { readonly index: number; readonly shrinkPath: string; readonly draws: Draws },
): Promise<TrialResult> {
  const { arbitrary, seed, sampleIndex } = of.draws.source(of.index);
  let last: TrialResult | undefined;
  const property = fc.asyncProperty(arbitrary, async (values) => {
    last = await tryOnce(planned, context, { trial: of.index, number: 0, values });
  });
  const path = `${sampleIndex}:${of.shrinkPath}`;
  try {
    await fc.check(property, { seed, path, numRuns: 1, endOnFailure: true });
  } catch {
    // A path that is not one of this value's is thrown, not reported; no trial has run then.
  }
  return last ?? trialResult('error', { reason: 'the path leads nowhere' });
}

/** A trial that is not a pass, as the report tells it. */
export function findingOf({ index, result }: Failing, values: DrawnValues): Finding {
  return {
    verdict: result.verdict,
    trial: index,
    path: String(index),
    counterexample: printed(values),
    mismatches: result.mismatches,
    exchanges: result.exchanges,
    ...(result.reason !== undefined && { reason: result.reason }),
  };
}
