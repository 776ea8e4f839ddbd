import type { Exchange } from '../core/exchange.ts';
import { after } from '../core/model/after.ts';
import { compare } from '../core/model/compare.ts';
import type { ModelMismatch } from '../core/model/mismatch.ts';
import type { ModelRequest } from '../core/model/request.ts';
import { emptyBucket, emptyState, type ModelState, type Possible } from '../core/model/state.ts';
import { type BucketNames, draftOfModel } from '../world/model-draft.ts';
import type { Endpoint } from './endpoint.ts';
import { type Progress, resolved } from './resolve.ts';
import type { Step, Story } from './step.ts';

/** Where a story is played. */
export interface Stage {
  readonly endpoint: Endpoint;
  readonly buckets: BucketNames;
  /** Stands in front of every name of this performance of the story, which no other one uses. */
  readonly prefix: string;
  /** Whether the bucket `two` keeps versions. */
  readonly hasVersions: boolean;
}

/** A request of a story that was sent, and how its answer differs from the model. */
export interface Played {
  readonly step: Step;
  readonly request: ModelRequest;
  readonly before: Possible;
  readonly exchange: Exchange;
  readonly mismatches: readonly ModelMismatch[];
}

const answerBytesMax = 64 * 1024 * 1024;

/** A story that is under way: what is stored by now, as far as the answers show. */
export class Performance {
  readonly story: Omit<Story, 'steps'>;
  readonly played: Played[] = [];
  readonly #stage: Stage;
  #states: Possible;
  #uploads: ReadonlyMap<number, number> = new Map();

  constructor(story: Omit<Story, 'steps'>, stage: Stage) {
    this.story = story;
    this.#stage = stage;
    this.#states = [startOf(stage)];
  }

  get states(): Possible {
    return this.#states;
  }

  /** The likeliest state. */
  get state(): ModelState {
    return this.#states[0];
  }

  get progress(): Progress {
    return { uploads: this.#uploads };
  }

  /** Sends a step; undefined where what it names was never there. */
  async play(step: Step): Promise<Played | undefined> {
    const story = { ...this.story, steps: [] };
    const request = resolved(step, { story, state: this.state, progress: this.progress });
    if (request === undefined) return undefined;
    const { endpoint, buckets } = this.#stage;
    const draft = draftOfModel(this.state, request, buckets);
    const exchange = await endpoint.exchange(draft, 'act', { answerBytesMax });
    return this.#judged(step, request, exchange);
  }

  #judged(step: Step, request: ModelRequest, exchange: Exchange): Played {
    const before = this.#states;
    const begun = this.state.uploadsBegun;
    const mismatches = compare(before, request, exchange);
    this.#states = after(before, request, exchange);
    if (step.upload !== undefined && this.state.uploadsBegun > begun)
      this.#uploads = new Map(this.#uploads).set(step.upload, begun);
    const played = { step, request, before, exchange, mismatches };
    this.played.push(played);
    return played;
  }
}

function startOf({ hasVersions, prefix }: Stage): ModelState {
  const two = { ...emptyBucket, versioning: hasVersions ? 'Enabled' : 'Off' } as const;
  return emptyState({ one: emptyBucket, two }, prefix);
}
