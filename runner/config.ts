import type { Credentials } from '../client/index.ts';
import type { Level } from '../core/verdict.ts';
import type { Feature } from '../spec/features.ts';
import type { OperationName } from '../spec/operations.ts';

/** Everything a run depends on. Plain data: it crosses into the worker that runs the cases. */
export interface Config {
  /** Origin of the endpoint under test, `https://host[:port]`. */
  readonly endpoint: string;
  /** Origin of its plain http twin. */
  readonly endpointHttp?: string;
  readonly endpointKind: 'given' | 'reference';
  readonly region: string;
  /** A bucket of the caller's; without one the run makes its own. */
  readonly bucket?: string;
  readonly addressing: 'path' | 'virtual';
  /** PEM text of further CA certificates to trust. */
  readonly ca?: string;
  readonly insecure: boolean;
  readonly allowHttp: boolean;
  readonly credentials: Credentials;
  /** Globs over rule and case ids; empty: all. */
  readonly rules: readonly string[];
  readonly operations: readonly OperationName[];
  /** Rules of this level and above. */
  readonly level: Level;
  /** Random trials a case; a matrix always runs whole. */
  readonly trials: number;
  readonly seed: number;
  /** Runs only this trial of each case: `<trial>[:<shrink path>]`. */
  readonly path?: string;
  /** Off: a failure is taken at its word, neither confirmed nor made small. */
  readonly shrinks?: false;
  /** For making one failure small; without it 8 s. */
  readonly shrinkMs?: number;
  /** Requests in flight at most. */
  readonly concurrency: number;
  /** For one request. */
  readonly timeoutMs: number;
  /** For the whole run. */
  readonly budgetMs: number;
  readonly failOn: 'must' | 'should' | 'may' | 'never';
  /** Features whose absence is a failure. */
  readonly require: readonly Feature[];
  readonly quick: boolean;
  /** Where the ledger of what the run created is written. */
  readonly ledgerFile: string;
}
