import { isCutOff } from '../../core/cut-off.ts';
import type { CaseReport } from '../../core/report.ts';
import type { PlannedCase } from '../plan/catalogue.ts';
import { runCase } from './case.ts';
import type { CaseContext } from './context.ts';

/**
 * Runs a case, and up to `--retries` times again where it failed or was blocked. One that passes
 * then is reported as flaky, with what was found before.
 */
export async function runWithRetries(
  planned: PlannedCase,
  context: CaseContext,
): Promise<CaseReport> {
  const first = await runCase(planned, context);
  let [last, attempt] = [first, 0];
  while (isToRetry(last) && attempt < (context.config.retries ?? 0)) {
    attempt += 1;
    // Each attempt has objects of its own, so that none finds those of an earlier one.
    last = await runCase(planned, { ...context, attempt, shared: new Map() });
  }
  if (attempt === 0) return first;
  const requests = first.requests + last.requests;
  if (last.verdict !== 'pass') return isCutOff(last) ? first : { ...last, requests };
  return { ...last, requests, flaky: { attempts: attempt + 1, findings: first.findings } };
}

function isToRetry(one: CaseReport): boolean {
  return (one.verdict === 'fail' || one.verdict === 'blocked') && !isCutOff(one);
}
