import type { Mismatch, RecordedExchange } from '../../core/report.ts';
import type { Verdict } from '../../core/verdict.ts';
import type { Feature } from '../../spec/features.ts';

/** What one trial came to. */
export interface TrialResult {
  readonly verdict: Verdict;
  readonly mismatches: readonly Mismatch[];
  readonly reason?: string;
  /** The feature for want of which the trial was skipped. */
  readonly skippedFor?: Feature;
  /** The act was answered in a way that a busy endpoint may answer now and then. */
  readonly isTransient: boolean;
  /** A request was lost with its connection and sent again, so that nothing was learned. */
  readonly wasResent?: true;
  /** Evidence; empty for a pass. */
  readonly exchanges: readonly RecordedExchange[];
  /** Requests that the trial sent, what it looked at afterwards included. */
  readonly requests?: number;
}

/** The one way to make a result: what is not said is not there. */
export function trialResult(
  verdict: Verdict,
  of: Partial<Omit<TrialResult, 'verdict'>> = {},
): TrialResult {
  return { verdict, mismatches: [], isTransient: false, exchanges: [], ...of };
}
