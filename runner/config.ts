import type { Credentials } from '../client/index.ts';
import type { StrengthLevel } from '../core/space.ts';
import type { HeaderPair } from '../core/values.ts';
import type { Level } from '../core/verdict.ts';
import type { Feature } from '../spec/features.ts';
import type { OperationName } from '../spec/operations.ts';

/** The default of `--trials`, to which the number of trials in a rule belongs. */
export const trialsDefault = 1;

/** One of `count` parts of a run; `index` counts from 1. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** The configuration of a run. Plain data, which is sent to the worker thread. */
export interface Config {
  /** Origin of the endpoint under test, `https://host[:port]`. */
  readonly endpoint: string;
  /** Origin of the same endpoint over plain http. */
  readonly endpointHttp?: string;
  /** Origins of further gateways of the same service; the acts of cases are spread over all. */
  readonly gateways?: readonly string[];
  readonly endpointKind: 'given' | 'reference';
  readonly region: string;
  /** A bucket of the caller; without one the run creates its own. */
  readonly bucket?: string;
  readonly addressing: 'path' | 'virtual';
  /** PEM text of further CA certificates to trust. */
  readonly ca?: string;
  /** PEM texts of a client certificate and its key. */
  readonly clientCert?: string;
  readonly clientKey?: string;
  /** The proxy through which the endpoint is reached over TLS. */
  readonly proxy?: string;
  /** Further headers of every request, which reports do not show. */
  readonly headers?: readonly HeaderPair[];
  readonly insecure: boolean;
  readonly allowHttp: boolean;
  readonly credentials: Credentials;
  /** Credentials of another account, which has no permission on what the run makes. */
  readonly secondCredentials?: Credentials;
  /** Globs over rule and case ids; empty: all rules. */
  readonly rules: readonly string[];
  /** Paths of modules with rules of the caller, which each thread loads. */
  readonly ruleFiles?: readonly string[];
  /** Globs over the ids of rules and cases that are left out of the run. */
  readonly exclude?: readonly string[];
  readonly operations: readonly OperationName[];
  /** Rules of this level and above. */
  readonly level: Level;
  /** Trials per case; the alternatives of `each` are always all tried. */
  readonly trials: number;
  /** Whether the cases of the space cover pairs of values (2, the default) or triples too. */
  readonly strength?: StrengthLevel;
  readonly seed: number;
  /** Runs one part of the selected cases, or of the stories of the fuzzer. */
  readonly shard?: Shard | undefined;
  /** Runs only this trial of each case: `<trial>[:<shrink path>]`. */
  readonly path?: string;
  /** How often a case is run again that failed or was blocked; 0 by default. */
  readonly retries?: number;
  /** `false`: a failure is reported as it is, neither confirmed nor shrunk. */
  readonly shrinks?: false;
  /** Time limit for shrinking one failure; 8 s by default. */
  readonly shrinkMs?: number;
  /** The largest number of requests in flight. */
  readonly concurrency: number;
  /** Most requests in a second. */
  readonly ratePerSecond?: number;
  /** Most requests of the whole run but for its clean-up. */
  readonly requestsMax?: number;
  /** Most bytes of bodies, sent and received, of the whole run but for its clean-up. */
  readonly bytesMax?: number;
  /** Time limit for one request. */
  readonly timeoutMs: number;
  /** A command that is run where the endpoint stopped answering, to start it again. */
  readonly onDown?: string;
  /** How long to wait for an endpoint that stopped answering; 30 s by default. */
  readonly downMs?: number;
  /** Time limit for the whole run. */
  readonly budgetMs: number;
  readonly failOn: 'must' | 'should' | 'may' | 'never';
  /** Features whose absence is a failure. */
  readonly require: readonly Feature[];
  readonly quick: boolean;
  /**
   * How the run was started, as a shell reads it, with its flags but without those that choose cases
   * and values, and without credentials: `npx sse-c-conformance --endpoint https://s3.example.com`.
   */
  readonly command?: string;
  /** Product and version of the User-Agent; without it requests have none. */
  readonly userAgent?: string;
  /** Eight hex digits that name the run in its bucket and in the log of the endpoint. */
  readonly runId?: string;
  /** Path of the ledger. */
  readonly ledgerFile: string;
}
