import type { BucketState } from '../../core/space.ts';
import type { Stored } from '../../core/values.ts';
import type { Config } from '../config.ts';
import { type OwnBucket, ownBuckets } from '../probes/own-bucket.ts';
import type { Connection, SessionFacts } from '../session.ts';
import { type Controls, newControls } from './controls.ts';
import { type OpenSetUp, openSetUps } from './open-set-ups.ts';
import { type StateBucket, stateBuckets } from './state-buckets.ts';
import { type Turns, turns } from './turns.ts';

/** Configuration, connection and shared state for running a case. */
export interface CaseContext {
  readonly config: Config;
  readonly connection: Connection;
  readonly facts: SessionFacts;
  /** Counts the runs of a case again by `--retries`. */
  readonly attempt?: number;
  /** Objects that trials share. */
  readonly shared: Map<string, Promise<Stored>>;
  /** Controls that trials share; without them each trial sends its own. */
  readonly controls?: Controls;
  /** Counts the trials that were run again since a request was not answered, in vain. */
  readonly unanswered: { inVain: number };
  /** Whether objects that a set-up made with SSE-C need their key. */
  readonly openSetUp: OpenSetUp;
  /** Runs trials with large bodies as far as there is room for them, to bound memory. */
  readonly largeTrials: Turns;
  /** Creates a bucket for one trial of a rule that changes bucket settings. */
  ownBucket(): Promise<OwnBucket>;
  /** The bucket of the run in this state, which trials share. */
  bucketIn(state: BucketState): Promise<StateBucket>;
}

/**
 * Bodies of this size at once: enough to keep a far endpoint busy, since a body of 1 MiB takes
 * several round trips, and little of the memory of a run.
 */
const largeBytesAtOnce = 24 * 1024 * 1024;

/** The context that all cases of a run share. */
export function caseContext(
  config: Config,
  connection: Connection,
  facts: SessionFacts,
): CaseContext {
  return {
    ...{ config, connection, facts },
    ...{ shared: new Map(), controls: newControls(), largeTrials: turns(largeBytesAtOnce) },
    ...{ unanswered: { inVain: 0 } },
    openSetUp: openSetUps(connection, facts, config.seed),
    ownBucket: ownBuckets(config, connection, facts),
    bucketIn: stateBuckets(config, connection, facts),
  };
}
