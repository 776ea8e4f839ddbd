import type { CaseReport } from '../core/report.ts';
import { familyOf } from '../spec/family-of.ts';
import type { FaultId } from '../spec/fault-ids.ts';
import { type Refusal, refusals } from '../spec/recorded/refusals.ts';

/**
 * How a refusal that is due differs from the recorded one: in code, words or argument of its own,
 * or by being what Amazon S3 answers to another mistake.
 */
export type Wording = 'own words' | 'another check';

const vocabulary: readonly Refusal[] = Object.values(refusals);

/** How the refusal of a failed case differs; undefined where that is not all that is wrong. */
export function wordingOf({ findings, harm }: CaseReport): Wording | undefined {
  const finding = findings.find(({ verdict }) => verdict === 'fail');
  const expected = finding?.mismatches[0]?.expected ?? '';
  const answer = finding?.exchanges.findLast(({ role }) => role === 'act')?.answer;
  const isRecorded = /^(step \d+: )?4\d\d( [A-Z]\w+( |$)|$)/.test(expected);
  if (harm !== 'wrong-form' || !isRecorded || answer === undefined) return undefined;
  if (answer.status < 400 || answer.status >= 500) return undefined;
  const { errorCode, errorMessage } = answer;
  const isKnown = vocabulary.some(
    ({ code, message }) => code === errorCode && (message ?? errorMessage) === errorMessage,
  );
  // The same code and words where another argument was expected.
  const isSame = expected.includes(` ${errorCode} "${errorMessage}"`);
  return isKnown && !isSame ? 'another check' : 'own words';
}

/** The fault of an endpoint with codes and words of its own, some of which may be Amazon's. */
export const ownWordsFault: FaultId = 'vendor-error-codes';

/** Whether an endpoint with this fault can differ in that way. */
export function canWord(fault: FaultId, wording: Wording): boolean {
  const isOfErrors = familyOf(fault) === 'errors';
  return isOfErrors === (wording === 'own words');
}
