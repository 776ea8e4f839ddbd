import type { Feature } from '../spec/features.ts';
import type { OperationName } from '../spec/operations.ts';
import type { Role } from './exchange.ts';
import type { HeaderPair } from './values.ts';
import type { Level, Verdict } from './verdict.ts';

/** An exchange with every secret removed; the only form that leaves the process. JSON-safe. */
export interface RecordedExchange {
  readonly role: Role;
  readonly request: {
    readonly operation: OperationName;
    readonly method: string;
    readonly scheme: 'https' | 'http';
    /** Path and query, without signatures. */
    readonly target: string;
    readonly headers: readonly HeaderPair[];
    readonly bodySizeBytes: number;
    /** What the request's triples held, in words: `key#3f9a1c02, key MD5 of another key`. */
    readonly triple?: string;
  };
  readonly answer: {
    readonly status: number;
    readonly headers: readonly HeaderPair[];
    readonly bodySizeBytes: number;
    /** SHA-256, hex, of the body; absent for an empty one. */
    readonly bodySha256?: string;
    /** The start of a text answer (error documents, listings), secrets removed. */
    readonly excerpt?: string;
    readonly errorCode?: string;
    readonly errorMessage?: string;
    readonly broken?: string;
  };
  readonly durationMs: number;
}

/** A finding about the endpoint. */
export interface Mismatch {
  readonly expected: string;
  readonly received: string;
}

/** A trial that was not a pass, with what proves it. */
export interface Finding {
  readonly verdict: Verdict;
  readonly trial: number;
  /** For `--path`. */
  readonly path: string;
  /** The drawn values, printed without secrets. */
  readonly counterexample: string;
  readonly mismatches: readonly Mismatch[];
  readonly exchanges: readonly RecordedExchange[];
  /** The failure did not come back when the trial was run again alone. */
  readonly flaky?: boolean;
  /** For `blocked` and `error`: what stood in the way. */
  readonly reason?: string;
}

/** The clause that a case is judged by. */
export interface ClauseReport {
  readonly id: string;
  readonly quote: string;
  readonly source: string;
  readonly url: string;
}

/** One rule on one operation. */
export interface CaseReport {
  /** `put.md5.mismatch@PutObject` */
  readonly id: string;
  readonly rule: string;
  readonly operation: OperationName;
  readonly level: Level;
  readonly title: string;
  /** The clause of the other side: such a case never turns the exit code. */
  readonly disputed?: ClauseReport;
  readonly clause: ClauseReport;
  readonly verdict: Verdict;
  /** Trials that ran. */
  readonly trials: number;
  /** Requests of these trials. */
  readonly requests: number;
  readonly durationMs: number;
  /** Why it was skipped, blocked or in error. */
  readonly reason?: string;
  /** The feature for want of which it was skipped, or failed where `--require` names it. */
  readonly skippedFor?: Feature;
  /** At most a few: the evidence is bounded. */
  readonly findings: readonly Finding[];
  /** One line that runs this case again. */
  readonly replay: string;
}

/** One look at the endpoint before the rules run. */
export interface PreflightCheck {
  readonly name: string;
  readonly outcome: 'ok' | 'note' | 'stop';
  readonly detail: string;
}

export interface Summary extends Readonly<Record<Verdict, number>> {
  readonly requests: number;
  readonly durationMs: number;
}

/** A whole run: the source of every report. */
export interface RunReport {
  readonly tool: { readonly name: 'sse-c-conformance'; readonly version: string };
  readonly endpoint: {
    readonly url: string;
    readonly httpUrl?: string;
    /** `reference`: the endpoint built into this tool. */
    readonly kind: 'given' | 'reference';
    readonly region: string;
    readonly bucket: string;
    readonly addressing: 'path' | 'virtual';
  };
  readonly seed: number;
  readonly trials: number;
  readonly failOn: 'must' | 'should' | 'may' | 'never';
  readonly exitCode: number;
  readonly startedAt: string;
  readonly preflight: readonly PreflightCheck[];
  readonly summary: Summary;
  readonly cases: readonly CaseReport[];
}
