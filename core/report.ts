import type { Feature } from '../spec/features.ts';
import type { OperationName } from '../spec/operations.ts';
import type { BaselineReport } from './baseline.ts';
import type { Diagnosis } from './diagnosis.ts';
import type { Role } from './exchange.ts';
import type { Harm } from './harm.ts';
import type { Uncovered } from './space.ts';
import type { HeaderPair } from './values.ts';
import type { Level, Verdict } from './verdict.ts';

/** A redacted exchange, as reports contain it. JSON-safe. */
export interface RecordedExchange {
  readonly role: Role;
  readonly request: {
    readonly operation: OperationName;
    readonly method: string;
    readonly scheme: 'https' | 'http';
    /** Origin of the gateway that was asked, where a service has several. */
    readonly gateway?: string;
    /** Path and query, without signatures. */
    readonly target: string;
    readonly headers: readonly HeaderPair[];
    readonly bodySizeBytes: number;
    /** The SSE-C headers of the request in words: `key#3f9a1c02, key MD5 of another key`. */
    readonly triple?: string;
    /** Who signed it, where that is not the account of the run. */
    readonly signer?: 'nobody' | 'second account' | 'changed after signing';
  };
  readonly answer: {
    readonly status: number;
    readonly headers: readonly HeaderPair[];
    readonly bodySizeBytes: number;
    /** Hex SHA-256 of the body; absent for an empty one. */
    readonly bodySha256?: string;
    /** The start of an error document or listing, redacted. */
    readonly excerpt?: string;
    readonly errorCode?: string;
    readonly errorMessage?: string;
    readonly broken?: string;
  };
  readonly durationMs: number;
}

/** A difference between the expected and the received answer. */
export interface Mismatch {
  readonly expected: string;
  readonly received: string;
  /** What the difference does to data; without it, what the rule is about. */
  readonly harm?: Harm;
  /** The clause that it contradicts, where that is not the clause of the case. */
  readonly contradicts?: ClauseReport;
}

/** A trial that did not pass, with its mismatches and evidence. */
export interface Finding {
  readonly verdict: Verdict;
  readonly trial: number;
  /** Value of `--path` that runs this trial again. */
  readonly path: string;
  /** The drawn values, redacted. */
  readonly counterexample: string;
  readonly mismatches: readonly Mismatch[];
  readonly exchanges: readonly RecordedExchange[];
  /** The failure did not recur when the trial was run again alone. */
  readonly flaky?: boolean;
  /** Why the trial is `blocked` or in `error`. */
  readonly reason?: string;
  /** The same trial with a plain object instead, which failed alike. */
  readonly plainTwin?: Pick<Finding, 'mismatches' | 'exchanges'>;
}

/** The clause that a case is judged by. */
export interface ClauseReport {
  readonly id: string;
  readonly quote: string;
  readonly source: string;
  readonly url: string;
}

/** How many combinations of values the trials of a case covered. */
export interface Combinations {
  readonly feasible: number;
  readonly covered: number;
  readonly missing: readonly Uncovered[];
  /** Values that do not meet, and why. */
  readonly infeasible: readonly Uncovered[];
}

/** One rule on one operation. */
export interface CaseReport {
  /** `put.md5.mismatch@PutObject` */
  readonly id: string;
  readonly rule: string;
  readonly operation: OperationName;
  readonly level: Level;
  readonly title: string;
  /** The clause that contradicts `clause`; a failure of such a case never changes the exit code. */
  readonly disputed?: ClauseReport;
  readonly clause: ClauseReport;
  /** Of a failed case the gravest harm that was seen; of others the gravest that it can show. */
  readonly harm: Harm;
  readonly verdict: Verdict;
  /** Trials that ran. */
  readonly trials: number;
  /** Requests that these trials sent. */
  readonly requests: number;
  readonly durationMs: number;
  /** Why the case was skipped, blocked or in error. */
  readonly reason?: string;
  /** Plain objects fail alike, so that the failure says nothing of SSE-C and does not count. */
  readonly scope?: 'plain objects too';
  /** The missing feature for which the case was skipped, or failed if `--require` names it. */
  readonly skippedFor?: Feature;
  /** For a case of the space: the combinations of values that its trials covered. */
  readonly combinations?: Combinations;
  /** The case passed only when it was run again, as `--retries` allows. */
  readonly flaky?: {
    /** How often it ran in all. */
    readonly attempts: number;
    /** What the first attempt found. */
    readonly findings: readonly Finding[];
  };
  /** At most one for each of fail, error and blocked. */
  readonly findings: readonly Finding[];
  /** The command that runs this case again. */
  readonly replay: string;
}

/** The result of one check of the endpoint before the cases run. */
export interface PreflightCheck {
  readonly name: string;
  /** `fail`: the endpoint contradicts SSE-C as a whole. */
  readonly outcome: 'ok' | 'note' | 'fail' | 'stop';
  readonly detail: string;
}

/** How many cases have each verdict, and the requests and time of the run. */
export interface Summary extends Readonly<Record<Verdict, number>> {
  readonly requests: number;
  readonly durationMs: number;
}

/**
 * How a run ended: every case was reached; it was interrupted; its `--budget` was used up; its
 * preflight stopped it; `--bail` ended it at its first failure.
 */
const endings = ['complete', 'interrupted', 'out-of-time', 'stopped', 'bailed'] as const;
/** One of the endings. */
export type Ending = (typeof endings)[number];

/** Version of the form of `report.json`; reports without one are of version 1. */
export const reportVersion = 2;

/** That an endpoint ignores SSE-C headers: one cause of many verdicts, reported once. */
export interface SsecIgnored {
  readonly says: string;
  /** The requests that show it. */
  readonly exchanges: readonly RecordedExchange[];
  /** Ids of the cases that failed or were blocked for it. */
  readonly cases: readonly string[];
}

/** A time in which the endpoint could not be reached. */
export interface Outage {
  /** The case whose request was the first that was not answered. */
  readonly after: string;
  /** Whether it answered again in time, so that the run went on. */
  readonly isBack: boolean;
  /** Why its certificate was not trusted any more, where that was the reason. */
  readonly certificate?: string;
}

/** What a certification adds to a run. */
interface Certification {
  /** Every MUST and SHOULD case passed or does not apply, and no story found anything. */
  readonly isMet: boolean;
  /** SHA-256, in hex, of tool, endpoint, settings and the verdict of every case. */
  readonly digest: string;
  /** How many stories of `fuzz` were played; absent where the run had ended before. */
  readonly stories?: number;
  readonly findings?: number;
}

/** Which part of a run a report is of. */
export interface ShardReport {
  /** Counts from 1. */
  readonly index: number;
  readonly count: number;
  /** Digest of the seed and the selection of all shards: equal for the parts of one run. */
  readonly whole: string;
}

/** The result of a run, from which every report format is made. */
export interface RunReport {
  readonly schemaVersion: typeof reportVersion;
  readonly tool: { readonly name: 'sse-c-conformance'; readonly version: string };
  readonly endpoint: {
    readonly url: string;
    readonly httpUrl?: string;
    /** `reference`: the endpoint that is built into this tool. */
    /** Further gateways of the same service. */
    readonly gateways?: readonly string[];
    readonly kind: 'given' | 'reference';
    readonly region: string;
    readonly bucket: string;
    readonly addressing: 'path' | 'virtual';
  };
  readonly seed: number;
  readonly trials: number;
  readonly failOn: 'must' | 'should' | 'may' | 'never';
  /** Absent for a whole run, and where the reports of all shards were merged. */
  readonly shard?: ShardReport;
  readonly exitCode: number;
  readonly startedAt: string;
  readonly ended: Ending;
  readonly preflight: readonly PreflightCheck[];
  /** The endpoint ignores SSE-C headers. */
  readonly ssecIgnored?: SsecIgnored;
  /** In their order; absent where the endpoint could always be reached. */
  readonly outages?: readonly Outage[];
  /** The run was one of `--preset certify`. */
  readonly certification?: Certification;
  /** The comparison with the known failures of `--baseline`. */
  readonly baseline?: BaselineReport;
  readonly summary: Summary;
  readonly cases: readonly CaseReport[];
  readonly diagnosis: Diagnosis;
}
