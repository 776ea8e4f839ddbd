import type { CaseReport, PreflightCheck } from '../core/report.ts';

/** Events of a run, for progress displays. */
export interface RunEvents {
  onPreflight?(check: PreflightCheck): void;
  onPlan?(plan: { readonly cases: number; readonly seed: number }): void;
  onCase?(result: CaseReport): void;
  /** At most ten times a second. */
  onProgress?(progress: { readonly cases: number; readonly requests: number }): void;
  /** A notice for the user, one sentence. */
  onNotice?(sentence: string): void;
}
