import fc from 'fast-check';
import type { Finding } from '../../core/report.ts';
import type { DrawnValues } from '../../core/rule.ts';
import type { PlannedCase } from '../plan/catalogue.ts';
import type { Draws } from '../plan/draw.ts';
import type { CaseContext } from './context.ts';
import { byEvidence } from './harm-seen.ts';
import { printed } from './print.ts';
import { type TrialResult, trialResult } from './trial-result.ts';
import { tryOnce } from './trial-run.ts';

const shrinkMs = 8_000;
/**
 * Trials that look for smaller values of one failure. A bound for each, and none for all failures of
 * a run, so that the values of one do not depend on which others came before it.
 */
const smallerMax = 30;

/** A trial that failed. */
interface Failing {
  readonly index: number;
  readonly result: TrialResult;
}

/**
 * Runs a failed trial again alone, with the time-out of the run, and shrinks it where it fails
 * again. A failure that does not recur is flaky.
 */
export async function confirm(
  planned: PlannedCase,
  context: CaseContext,
  of: Failing & { readonly draws: Draws },
): Promise<Finding> {
  const { index, draws } = of;
  const { values } = draws.trial(index);
  const again = await tryOnce(planned, context, { trial: index, number: 1, values });
  if (again.verdict !== 'fail') return flaky(of, values);
  const smallest = await shrunk(planned, context, { index, draws, again });
  const found = { index, result: smallest.result };
  return { ...findingOf(found, smallest.values), path: smallest.path };
}

/**
 * The smallest values that fail and show no less, as far as they are found within the limits: an
 * empty object that is returned without its key convinces nobody.
 */
async function shrunk(
  planned: PlannedCase,
  context: CaseContext,
  of: { readonly index: number; readonly draws: Draws; readonly again: TrialResult },
): Promise<{ readonly values: DrawnValues; readonly result: TrialResult; readonly path: string }> {
  const { index, draws, again } = of;
  const { arbitrary, seed, sampleIndex } = draws.source(index);
  let smallest = { values: draws.trial(index).values, result: again };
  const compare = byEvidence(planned.info.harm);
  let number = 0;
  const property = fc.asyncProperty(arbitrary, async (values) => {
    number += 1;
    // The first values are those of the trial, which has just run.
    if (number === 1) throw new Error('fails');
    if (number > smallerMax) return;
    const result = await tryOnce(planned, context, { trial: index, number, values });
    if (result.verdict !== 'fail' || compare(result, again) > 0) return;
    smallest = { values, result };
    throw new Error('fails');
  });
  const details = await fc.check(property, {
    seed,
    path: String(sampleIndex),
    numRuns: 1,
    interruptAfterTimeLimit: context.config.shrinkMs ?? shrinkMs,
  });
  const steps = details.counterexamplePath?.split(':').slice(1).join(':');
  return { ...smallest, path: steps ? `${index}:${steps}` : String(index) };
}

/** A failure that did not recur: blocked if a busy endpoint may cause it, else flaky. */
function flaky(failing: Failing, values: DrawnValues): Finding {
  const finding = { ...findingOf(failing, values), flaky: true };
  if (!failing.result.isTransient) return finding;
  return {
    ...finding,
    verdict: 'blocked',
    reason: 'a 5xx answer or broken connection that did not recur',
  };
}

/** Runs one shrunk trial again, from the `--path` of a report. */
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
    // fast-check throws for a path that does not belong to this value, and no trial has run then.
  }
  return last ?? trialResult('error', { reason: '--path names no value of this trial' });
}

/** The finding of a trial that did not pass. */
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
