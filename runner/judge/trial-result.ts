import type { Mismatch, RecordedExchange } from '../../core/report.ts';
import type { Verdict } from '../../core/verdict.ts';
import type { Feature } from '../../spec/features.ts';
import type { aboutKeys } from './about-keys.ts';

/** The verdict of one trial, with its evidence. */
export interface TrialResult {
  readonly verdict: Verdict;
  readonly mismatches: readonly Mismatch[];
  readonly reason?: string;
  /** The missing feature for which the trial was skipped. */
  readonly skippedFor?: Feature;
  /** Blocked because a request of the set-up was refused, not failed or lost. */
  readonly isSetUpRefused?: true;
  /** Blocked because the objects of the set-up need no key, so that any read of them would pass. */
  readonly isSetUpOpen?: true;
  /** Blocked because a request was accepted of which the claim presumes that it is refused. */
  readonly isUnrefused?: true;
  /** A request was answered with a 5xx, 429 or broken connection, as a busy endpoint may do. */
  readonly isTransient: boolean;
  /** What each mismatch says of keys. */
  readonly aboutKeys?: readonly ReturnType<typeof aboutKeys>[];
  /** A request timed out or could not be sent. */
  readonly wasUnanswered?: true;
  /** A request was resent because its connection was lost, so the trial proves nothing. */
  readonly wasResent?: true;
  /** The evidence; empty for a pass. */
  readonly exchanges: readonly RecordedExchange[];
  /** Requests that the trial sent, checks of what a refused write stored included. */
  readonly requests?: number;
}

/** Makes a trial result; members that are not given are empty. */
export function trialResult(
  verdict: Verdict,
  of: Partial<Omit<TrialResult, 'verdict'>> = {},
): TrialResult {
  return { verdict, mismatches: [], isTransient: false, exchanges: [], ...of };
}
