import type { Stored } from '../../core/values.ts';
import type { Config } from '../config.ts';
import { type OwnBucket, ownBuckets } from '../probes/own-bucket.ts';
import type { Connection, SessionFacts } from '../session.ts';
import { type Turns, turns } from './turns.ts';

/** Configuration, connection and shared state for running a case. */
export interface CaseContext {
  readonly config: Config;
  readonly connection: Connection;
  readonly facts: SessionFacts;
  /** Objects that trials share. */
  readonly shared: Map<string, Promise<Stored>>;
  /** Runs trials with large bodies one after the other, to bound memory. */
  readonly largeTrials: Turns;
  /** Creates a bucket for one trial of a rule that changes bucket settings. */
  ownBucket(): Promise<OwnBucket>;
}

/** The context that all cases of a run share. */
export function caseContext(
  config: Config,
  connection: Connection,
  facts: SessionFacts,
): CaseContext {
  return {
    ...{ config, connection, facts },
    ...{ shared: new Map(), largeTrials: turns() },
    ownBucket: ownBuckets(config, connection, facts),
  };
}
