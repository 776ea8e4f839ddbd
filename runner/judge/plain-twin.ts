import type { Finding, Mismatch } from '../../core/report.ts';
import type { DrawnValues, Rule } from '../../core/rule.ts';
import type { Mutation } from '../../core/values.ts';
import { clausesOfPlainToo } from '../../spec/plain-too.ts';
import type { PlannedCase } from '../plan/catalogue.ts';
import type { CaseContext } from './context.ts';
import { type TrialResult, trialResult } from './trial-result.ts';
import { tryOnce } from './trial-run.ts';

/**
 * Runs a failed trial again with a plain object where its clause binds plain objects too. The
 * finding gets the answers where the plain object fails alike: then SSE-C is not the cause.
 */
export async function withPlainTwin(
  planned: PlannedCase,
  context: CaseContext,
  of: {
    readonly finding: Finding;
    readonly failed: Pick<TrialResult, 'mismatches' | 'aboutKeys'>;
    readonly values: DrawnValues;
  },
): Promise<Finding> {
  const { finding, ...rest } = of;
  if (finding.verdict !== 'fail') return finding;
  const plainTwin = await plainTwinOf(planned, context, { ...rest, trial: finding.trial });
  return plainTwin === undefined ? finding : { ...finding, plainTwin };
}

/** The same trial with a plain object, where that fails alike. */
export async function plainTwinOf(
  planned: PlannedCase,
  context: CaseContext,
  of: {
    readonly trial: number;
    readonly failed: Pick<TrialResult, 'mismatches' | 'aboutKeys'>;
    readonly values: DrawnValues;
  },
): Promise<NonNullable<Finding['plainTwin']> | undefined> {
  const { trial, failed, values } = of;
  if (failed.aboutKeys?.includes('open')) return undefined;
  const run = { trial, number: 0, values, isPlain: true };
  const { verdict, mismatches, exchanges } = await tryOnce(planned, context, run);
  const compared = failed.mismatches.filter((_, at) => failed.aboutKeys?.[at] !== 'refused');
  const isAlike = verdict === 'fail' && failsAlike(compared, mismatches);
  return isAlike ? { mismatches, exchanges } : undefined;
}

/**
 * A trial that presumes a refusal, or a skip where the request is accepted of a plain object too: no
 * endpoint without that check could reach a verdict, and a rule of its own says that it lacks it.
 */
export async function unlessUnrefusedToo(
  planned: PlannedCase,
  context: CaseContext,
  of: { readonly trial: number; readonly result: TrialResult; readonly values: DrawnValues },
): Promise<TrialResult> {
  const { trial, result, values } = of;
  // Of a request with nothing wrong but its key a plain object says nothing.
  const hasWrong = values.mutation !== undefined || planned.rule.bindsPlain === true;
  const isWrong = hasWrong && bindsPlain(planned.rule, values);
  if (result.isUnrefused !== true || !isWrong) return result;
  const { isUnrefused } = await tryOnce(planned, context, {
    ...{ trial, number: 0, values, isPlain: true },
  });
  const reason = `${result.reason}, with a plain object too`;
  const requests = result.requests ?? 0;
  return isUnrefused === true ? trialResult('skip', { reason, requests }) : result;
}

/** Whether the clause of a rule binds plain objects too, and its trial has nothing wrong in a key. */
export function bindsPlain(rule: Rule, values: DrawnValues): boolean {
  const mutation = values.mutation as Mutation | undefined;
  if (mutation?.step === 'triple') return false;
  return rule.bindsPlain === true || clausesOfPlainToo.includes(rule.clause);
}

/** Whether a plain object shows each mismatch: what is random in their texts is not compared. */
function failsAlike(found: readonly Mismatch[], plain: readonly Mismatch[]): boolean {
  const shown = new Set(plain.flatMap(comparables));
  const isShown = (mismatch: Mismatch) => comparables(mismatch).some((text) => shown.has(text));
  return found.length > 0 && found.every(isShown);
}

/**
 * A mismatch as it is compared: by its texts, and where only a status is wrong, and not a 5xx, by
 * what was expected.
 */
function comparables(mismatch: Mismatch): readonly string[] {
  const { expected, received } = mismatch;
  const isOfStatus = /^(step \d+: )?(\d{3}( or \d{3})*|2xx|refused with 4xx or 501)$/.test(
    expected,
  );
  const isAnswer = /^[2-4]\d\d/.test(received);
  return [comparable(mismatch), ...(isOfStatus && isAnswer ? [expected] : [])];
}

/** The texts of a mismatch without ETags, digests, ids and positions. */
function comparable({ expected, received }: Mismatch): string {
  return `${expected}\n${received}`
    .replace(/"[^"]*"/g, '…')
    .replace(/[0-9a-f]{16,}(-\d+)?/gi, '…')
    .replace(/[A-Za-z0-9+/]{20,}=*/g, '…')
    .replace(/\d[\d,]* bytes?\b/g, '… bytes')
    .replace(/(?<=offset )\d[\d,]*/g, '…');
}
