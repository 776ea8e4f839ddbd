import type { Stored } from '../../core/values.ts';
import type { Config } from '../config.ts';
import type { Connection, SessionFacts } from '../session.ts';
import { type OwnBucket, ownBuckets } from './own-bucket.ts';
import { type Turns, turns } from './turns.ts';

/** Everything that running a case takes. */
export interface CaseContext {
  readonly config: Config;
  readonly connection: Connection;
  readonly facts: SessionFacts;
  /** Objects that trials share. */
  readonly shared: Map<string, Promise<Stored>>;
  /** Trials with large bodies, one after the other: memory is for one of them. */
  readonly largeTrials: Turns;
  /** Lends a bucket of its own to a rule that changes its bucket. */
  ownBucket(): Promise<OwnBucket>;
}

/** What all cases of a run share. */
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
