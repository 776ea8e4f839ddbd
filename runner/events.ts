import type { CaseReport, PreflightCheck } from '../core/report.ts';

/** What a run tells while it is under way. */
export interface RunEvents {
  onPreflight?(check: PreflightCheck): void;
  onPlan?(plan: { readonly cases: number; readonly seed: number }): void;
  onCase?(result: CaseReport): void;
  /** At most ten times a second. */
  onProgress?(progress: { readonly cases: number; readonly requests: number }): void;
  /** Something the user will want to know, one sentence. */
  onNotice?(sentence: string): void;
}
