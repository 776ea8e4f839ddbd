import type { CaseReport } from '../../core/report.ts';
import type { Config } from '../config.ts';
import type { End } from './end.ts';

/** What crosses into the worker as it starts: plain data. What was learned of the endpoint follows. */
export interface WorkerPlan {
  readonly config: Config;
  readonly caseIds: readonly string[];
  /** What is not done by then is not done at all. */
  readonly end: End;
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
