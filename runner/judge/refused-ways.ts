import type { DrawnValues } from '../../core/rule.ts';
import type { TrialResult } from './trial-result.ts';

/** Drawn values that name a way of making an object, of which a case tries several. */
const ways = ['way', 'end'] as const;

/**
 * The results of a case, in which a way of making an object is skipped that the endpoint refuses, or
 * whose objects need no key: it does not block what the other ways show. Each scene of a space is
 * such a way. Where no way was judged everything stays as it is.
 */
export function withoutRefusedWays<T extends { readonly result: TrialResult }>(
  tried: readonly T[],
  { valuesOf, isSpace }: { valuesOf(one: T): DrawnValues; readonly isSpace: boolean },
): readonly T[] {
  const isJudged = ({ result }: T) => result.verdict === 'pass' || result.verdict === 'fail';
  if (!tried.some(isJudged)) return tried;
  return tried.map((one) => {
    const values = valuesOf(one);
    const named = ways.map((name) => values[name]).find((value) => typeof value === 'string');
    const way = isSpace ? 'a scene' : named;
    if (way === undefined || !isUnfit(one.result)) return one;
    const reason = `${way}: ${one.result.reason}`;
    return { ...one, result: { ...one.result, verdict: 'skip', reason, exchanges: [] } };
  });
}

/** Which ways were skipped, in one line; undefined where none was. */
export function skippedWays(results: readonly TrialResult[]): string | undefined {
  const skipped = results.filter((one) => one.verdict === 'skip' && isUnfit(one));
  const reasons = [...new Set(skipped.map(({ reason }) => reason))];
  return reasons.length === 0 ? undefined : `skipped ${reasons.join('; ')}`;
}

/** Whether a way of making an object tells nothing of the claim; another rule is about the way. */
function isUnfit({ isSetUpRefused, isSetUpOpen }: TrialResult): boolean {
  return isSetUpRefused === true || isSetUpOpen === true;
}
