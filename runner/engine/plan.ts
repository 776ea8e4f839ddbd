import type { Baseline } from '../../core/baseline.ts';
import type { CaseReport, Outage } from '../../core/report.ts';
import type { Config } from '../config.ts';
import type { RunEvents } from '../events.ts';
import type { SessionFacts } from '../session.ts';
import type { End } from './end.ts';

/** The cases of a run and their configuration. Plain data, which is sent to the worker thread. */
export interface Plan {
  readonly config: Config;
  readonly caseIds: readonly string[];
  readonly facts: SessionFacts;
  /** Why no case, or hardly any, can be judged on this endpoint. */
  readonly stop?: string;
  /** Rules that are judged all the same. */
  readonly stillJudged?: readonly string[];
  /** That the endpoint ignores SSE-C headers: only rules about that are judged. */
  readonly ssecIgnored?: string;
  /** Name of the channel on which the thread of the cases sends notices for the user. */
  readonly notices?: string;
}

/** A baseline, and what its rows are compared with. Plain data. */
export interface Known {
  readonly baseline: Baseline;
  readonly today: string;
  readonly endpointVersion?: string;
}

/** The reports of the cases, and the requests that they sent. */
export interface EngineResult {
  readonly cases: readonly CaseReport[];
  readonly requests: number;
  readonly outages?: readonly Outage[];
}

/** Runs the cases of a plan, and stops when the signal is aborted. */
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
    /**
     * Which verdicts fail their test: those that change the exit code, or all but pass and skip.
     */
    failing: 'by level' | 'all';
    /** The known failures of the endpoint, which decide which tests fail. */
    known: Known | null;
  }
}

declare module '@vitest/runner' {
  interface TaskMeta {
    report?: CaseReport;
    /** Requests of the thread so far. */
    requests?: number;
    /** Outages of the endpoint so far. */
    outages?: readonly Outage[];
  }
}
