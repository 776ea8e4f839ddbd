import type { CaseReport } from '../core/report.ts';
import type { Config } from './config.ts';
import type { SessionFacts } from './session.ts';

/** What crosses into the worker: plain data. */
export interface WorkerPlan {
  readonly config: Config;
  readonly facts: SessionFacts;
  readonly caseIds: readonly string[];
  /** No case starts after this moment, in milliseconds of the epoch. */
  readonly deadline: number;
}

declare module 'vitest' {
  interface ProvidedContext {
    plan: WorkerPlan;
  }
}

declare module '@vitest/runner' {
  interface TaskMeta {
    report?: CaseReport;
    /** Requests of the whole worker so far. */
    requests?: number;
  }
}
