import type { CaseReport } from '../../core/report.ts';
import type { Config } from '../config.ts';
import type { RunEvents } from '../events.ts';
import type { SessionFacts } from '../session.ts';
import type { End } from './end.ts';

/** What a run is going to judge: plain data, which crosses into the thread that runs the cases. */
export interface Plan {
  readonly config: Config;
  readonly caseIds: readonly string[];
  readonly facts: SessionFacts;
  /** Why no case can be judged at this endpoint. */
  readonly stop?: string;
}

/** What the cases came to. */
export interface EngineResult {
  readonly cases: readonly CaseReport[];
  readonly requests: number;
}

/** What runs the cases of a plan, and ends them when the signal comes. */
export interface Engine {
  run(
    plan: Plan,
    of: { readonly events: RunEvents; readonly signal: AbortSignal },
  ): Promise<EngineResult>;
  close(): Promise<void>;
}

declare module 'vitest' {
  interface ProvidedContext {
    plan: Plan;
    end: End;
    /** Which verdicts fail their test: those that turn the exit code, or all that are no pass. */
    failing: 'by level' | 'all';
  }
}

declare module '@vitest/runner' {
  interface TaskMeta {
    report?: CaseReport;
    /** Requests of the thread so far. */
    requests?: number;
  }
}
