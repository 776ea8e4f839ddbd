import type { ModelMismatch } from '../core/model/mismatch.ts';
import { causeOf } from './cause.ts';
import type { Differences } from './differences.ts';
import type { Endpoint } from './endpoint.ts';
import { Findings, type Found } from './findings.ts';
import type { Performance, Played, Stage } from './play.ts';
import { Reserve } from './reserve.ts';
import { endingWith, showing, shrunk } from './shrink.ts';
import type { Stages } from './stages.ts';
import type { Story } from './step.ts';
import { type Repertoire, storyOf, storySeed, tellStory } from './tell.ts';

/** What a run of the fuzzer may do and spend. */
export interface FuzzOptions {
  readonly seed: number;
  readonly stages: Stages;
  readonly repertoire: Repertoire;
  /** How many stories are played at once. */
  readonly concurrency: number;
  /** Time limit, in milliseconds. */
  readonly budgetMs: number;
  /** Most stories; without it the time alone limits them. */
  readonly storiesMax?: number;
  /** Plays every `count`-th story, from number `index - 1` on. */
  readonly shard?: { readonly index: number; readonly count: number } | undefined;
  /** Stories that are played before any is drawn. */
  readonly corpus?: readonly Story[];
  /** Plays what becomes evidence; without it the endpoint of the stages does. */
  readonly evidence?: Endpoint;
  readonly shrinkRequestsMax?: number;
  /** Ends at the first finding. */
  readonly stopsAtFirst?: (found: ModelMismatch, last: Played) => boolean;
  readonly signal?: AbortSignal;
  /** Another endpoint, on which each story is played as well, and where its differences are kept. */
  readonly against?: { readonly stages: Stages; readonly differences: Differences };
  /** Whether the requests or bytes that may be sent are used up. */
  readonly isUsedUp?: () => boolean;
  readonly onProgress?: (told: Told) => void;
  /** Called when the endpoint no longer answers; returns whether it does again. */
  readonly onDown?: () => Promise<boolean>;
}

/** How far a run of the fuzzer has come. */
export interface Told {
  readonly stories: number;
  readonly requests: number;
  readonly byOperation: ReadonlyMap<string, number>;
  /** How many kinds of answers were seen. */
  readonly kinds: number;
  readonly findings: readonly Found[];
  /** Why the run ended before its time. */
  readonly endedBy?: 'a signal' | 'the endpoint';
}

const silentMax = 5;
const confirmations = 3;
const shrinkRequestsDefault = 300;
/** How long after its time a run still shrinks and confirms what it found. */
const lateMsMax = 60_000;

/** Tells stories until the time is up, and shrinks each new cause that one of them shows. */
export async function fuzz(options: FuzzOptions): Promise<Told> {
  const run = new Run(options);
  await Promise.all(Array.from({ length: options.concurrency }, (_, worker) => run.work(worker)));
  await run.readReserve();
  return run.told();
}

class Run {
  readonly #options: FuzzOptions;
  readonly #findings = new Findings();
  readonly #reserve = new Reserve();
  readonly #startedAt = Date.now();
  readonly #byOperation = new Map<string, number>();
  readonly #kinds = new Set<string>();
  #stories = 0;
  #begun = 0;
  #requests = 0;
  #silent = 0;
  #endedBy: Told['endedBy'];
  #isDone = false;

  constructor(options: FuzzOptions) {
    this.#options = options;
  }

  told(): Told {
    return {
      ...{ stories: this.#stories, requests: this.#requests, byOperation: this.#byOperation },
      ...{ kinds: this.#kinds.size, findings: this.#findings.all },
      ...(this.#endedBy && { endedBy: this.#endedBy }),
    };
  }

  async work(worker: number): Promise<void> {
    while (!this.#isOver()) {
      const number = this.#next();
      this.#begun += 1;
      await this.#tellOne(number, worker);
      this.#options.onProgress?.(this.told());
      await this.#lookForLife();
    }
  }

  /** The number of the story that is played next, among those of all shards. */
  #next(): number {
    const { index, count } = this.#options.shard ?? { index: 1, count: 1 };
    return this.#begun * count + index - 1;
  }

  #isOver(): boolean {
    const { budgetMs, storiesMax, signal } = this.#options;
    if (signal?.aborted) this.#endedBy ??= 'a signal';
    const isEnough = storiesMax !== undefined && this.#next() >= storiesMax;
    return this.#hasEnded() || isEnough || Date.now() - this.#startedAt >= budgetMs;
  }

  #hasEnded(): boolean {
    const isUsedUp = this.#options.isUsedUp?.() === true;
    return (
      isUsedUp ||
      this.#isDone ||
      this.#endedBy !== undefined ||
      this.#options.signal?.aborted === true
    );
  }

  /** Whether nothing more is sent for now: each request to an endpoint that hangs takes its whole time-out. */
  #mustStop(): boolean {
    return this.#hasEnded() || this.#silent >= silentMax;
  }

  async #tellOne(number: number, worker: number): Promise<void> {
    const { seed, stages, repertoire, corpus = [], budgetMs } = this.#options;
    const stage = this.#counted(await stages.next(worker));
    const kept = corpus[number];
    let fresh: { readonly cause: string; readonly of: Played } | undefined;
    const isEnough = () => {
      const isLate = Date.now() - this.#startedAt >= budgetMs;
      return fresh !== undefined || this.#mustStop() || isLate;
    };
    const watch = (played: Played) => {
      fresh ??= this.#fresh(played);
    };
    const performance = await tellStory(storySeed(seed, number), stage, {
      ...{ repertoire, isEnough, onPlayed: watch },
      ...(kept && { kept }),
    });
    this.#stories += 1;
    const { against } = this.#options;
    if (against !== undefined && !this.#hasEnded())
      await against.differences.compare(performance, await against.stages.next(worker));
    if (fresh === undefined) this.#reserve.offer(performance, number);
    else await this.#find(performance, { cause: fresh.cause, worker, number });
  }

  /** Reads at the end what some stories left. */
  async readReserve(): Promise<void> {
    for (const { performance, steps } of this.#reserve.reads) {
      for (const step of steps) {
        if (this.#mustStop()) return;
        const [played] = await performance.play(step);
        const fresh = played && this.#fresh(played);
        if (fresh === undefined) continue;
        await this.#find(performance, { cause: fresh.cause, worker: 0, number: 0 });
        break;
      }
    }
    this.#options.onProgress?.(this.told());
  }

  /** A cause among the mismatches of an answer that was not seen before. */
  #fresh(played: Played): { readonly cause: string; readonly of: Played } | undefined {
    for (const mismatch of played.mismatches) {
      const cause = causeOf(played, mismatch);
      if (this.#findings.see(cause)) return { cause, of: played };
    }
    return undefined;
  }

  async #find(
    performance: Performance,
    {
      cause,
      worker,
      number,
    }: { readonly cause: string; readonly worker: number; readonly number: number },
  ): Promise<void> {
    const { stages, stopsAtFirst, budgetMs, evidence } = this.#options;
    const { shrinkRequestsMax: requestsMax = shrinkRequestsDefault } = this.#options;
    const story = storyOf(performance);
    const played = endingWith(performance.played, cause);
    const last = played.at(-1);
    const first = shownBy(last, cause);
    if (last === undefined || first === undefined) return;
    const afterMs = Date.now() - this.#startedAt;
    const base = { cause, number, afterMs };
    const newStage = async (by?: Endpoint) => this.#counted(await stages.next(worker, by));
    const isOver = () => this.#mustStop() || Date.now() - this.#startedAt > budgetMs + lateMsMax;
    const small = await shrunk(story, cause, { newStage, limits: { requestsMax, isOver } });
    let shown = small ?? { story, played };
    let cameBack = 0;
    for (let at = 0; at < confirmations && !isOver(); at += 1) {
      const again = await showing(shown.story, cause, { stage: await newStage(evidence), isOver });
      if (again.shown === undefined) continue;
      shown = again.shown;
      cameBack += 1;
    }
    // A busy machine answers too late now and then; an endpoint that is dead answers nothing more.
    const isLate = last.exchange.broken === 'timeout' && this.#silent === 0;
    if (isLate && cameBack === 0) return;
    // The smallest story breaks no sentence about what it does not do.
    const shownLast = shown.played.at(-1) ?? last;
    const mismatch = shownBy(shownLast, cause) ?? first;
    this.#findings.add({ ...base, ...shown, mismatch, cameBack, isShrunk: small !== undefined });
    if (stopsAtFirst?.(mismatch, shownLast)) this.#isDone = true;
  }

  /** The stage, with its requests counted. */
  #counted(stage: Stage): Stage {
    const { endpoint } = stage;
    return {
      ...stage,
      endpoint: {
        exchange: async (draft, role, limits) => {
          const exchange = await endpoint.exchange(draft, role, limits);
          const { operation } = draft;
          this.#requests += 1;
          this.#byOperation.set(operation, (this.#byOperation.get(operation) ?? 0) + 1);
          this.#kinds.add(`${operation} ${exchange.status} ${exchange.error?.code ?? ''}`);
          this.#silent = exchange.status === 0 ? this.#silent + 1 : 0;
          return exchange;
        },
      },
    };
  }

  /** Ends the run, or has the endpoint started again, when it no longer answers anything. */
  async #lookForLife(): Promise<void> {
    if (this.#silent < silentMax || this.#hasEnded()) return;
    this.#silent = 0;
    const isBack = (await this.#options.onDown?.()) ?? false;
    if (!isBack) this.#endedBy = 'the endpoint';
  }
}

/** The mismatch of an answer that shows a cause. */
function shownBy(played: Played | undefined, cause: string): ModelMismatch | undefined {
  return played?.mismatches.find((one) => causeOf(played, one) === cause);
}
