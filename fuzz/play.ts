import type { Exchange } from '../core/exchange.ts';
import { judged } from '../core/model/after.ts';
import type { ModelMismatch } from '../core/model/mismatch.ts';
import { raced } from '../core/model/race.ts';
import type { ModelRequest } from '../core/model/request.ts';
import { emptyBucket, emptyState, type ModelState, type Possible } from '../core/model/state.ts';
import { type BucketNames, draftOfModel } from '../world/model-draft.ts';
import { deniedName } from '../world/model-policy.ts';
import { Aftermath, inRace } from './aftermath.ts';
import type { Endpoint } from './endpoint.ts';
import { inForce } from './policy-in-force.ts';
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
  /** The name of the connection on which requests are sent that are sent alone. */
  readonly connection?: string;
}

/** A request of a story that was sent, and how its answer differs from the model. */
export interface Played {
  readonly step: Step;
  readonly request: ModelRequest;
  readonly before: Possible;
  readonly exchange: Exchange;
  readonly mismatches: readonly ModelMismatch[];
  /** It was sent at the same time as the one before, by the same step. */
  readonly isSameStep?: boolean;
}

/** The steps that were played, each once. */
export function stepsOf(played: readonly Played[]): readonly Step[] {
  return played.filter(({ isSameStep }) => isSameStep !== true).map(({ step }) => step);
}

const answerBytesMax = 64 * 1024 * 1024;

/** A story that is under way: what is stored by now, as far as the answers show. */
export class Performance {
  readonly story: Omit<Story, 'steps'>;
  readonly played: Played[] = [];
  readonly #stage: Stage;
  #states: Possible;
  #uploads: ReadonlyMap<number, number> = new Map();
  readonly #aftermath = new Aftermath();
  #isLost = false;

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

  /**
   * Sends a step, or several at once; none where what they name was never there, and none any more
   * once there are more possible states than can be kept: the true one may be lost.
   */
  async play(step: Step): Promise<readonly Played[]> {
    if (this.#isLost) return [];
    const before = this.#states;
    const { together = [], ...alone } = step;
    const sent = [alone, ...together].flatMap((one) => {
      const story = { ...this.story, steps: [] };
      const request = resolved(one, { story, state: this.state, progress: this.progress });
      return request === undefined ? [] : [{ step: one, request }];
    });
    const [first] = sent;
    if (first === undefined) return [];
    if (sent.length === 1) {
      const exchange = await this.#send(first.request, 'own connection');
      return [this.#judged({ ...first, before, exchange })];
    }
    const racers = await Promise.all(
      sent.map(async ({ request }) => ({ request, answer: await this.#send(request) })),
    );
    const { mismatches, after, isLost } = raced(before, racers);
    this.#states = after;
    this.#isLost = isLost;
    if (isLost && before.length > 1) return [];
    const group = racers.map(({ request, answer }, at): Played => {
      const found = (mismatches[at] ?? []).map((one) => inRace(one));
      return { step, request, before, exchange: answer, mismatches: found };
    });
    for (const { request } of racers) this.#aftermath.noteRace(request);
    // The one that is judged comes last; the step stands in the story once.
    const ordered = group.toSorted((one, other) => one.mismatches.length - other.mismatches.length);
    const all = ordered.map((one, at) => ({ ...one, isSameStep: at > 0 }));
    this.played.push(...all);
    return all;
  }

  /** Every second story sends on the connection of its stage: some endpoints keep a key with it. */
  async #send(request: ModelRequest, on?: 'own connection'): Promise<Exchange> {
    const { endpoint, buckets, prefix, connection } = this.#stage;
    const made = draftOfModel(this.state, request, buckets);
    const isOwn = on !== undefined && connection !== undefined && this.story.seed % 2 === 1;
    const draft = isOwn ? { ...made, transport: { ...made.transport, connection } } : made;
    const exchange = await endpoint.exchange(draft, 'act', { answerBytesMax });
    if (request.operation !== 'PutBucketPolicy') return exchange;
    const { bucket } = draft;
    return inForce(exchange, { endpoint, bucket, name: deniedName(request, { prefix }) });
  }

  #judged(of: Omit<Played, 'mismatches'>): Played {
    const { step, request, exchange } = of;
    const begun = this.state.uploadsBegun;
    const { mismatches, after, isLost } = judged(this.#states, request, exchange);
    this.#states = after;
    // Servers that do not agree on a policy yet would each be judged by another one.
    this.#isLost = isLost || (step.policy !== undefined && exchange.broken !== undefined);
    if (step.upload !== undefined && this.state.uploadsBegun > begun)
      this.#uploads = new Map(this.#uploads).set(step.upload, begun);
    const named = mismatches.map((one) => this.#aftermath.told(one, request));
    const played = { ...of, mismatches: named };
    this.#aftermath.note(played);
    this.played.push(played);
    return played;
  }
}

function startOf({ hasVersions, prefix }: Stage): ModelState {
  const two = { ...emptyBucket, versioning: hasVersions ? 'Enabled' : 'Off' } as const;
  return emptyState({ one: emptyBucket, two }, prefix);
}
