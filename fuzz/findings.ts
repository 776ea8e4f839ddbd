import type { ModelMismatch } from '../core/model/mismatch.ts';
import { classOf } from './cause.ts';
import type { Shown } from './shrink.ts';

/** A cause that stories showed, with the smallest story that shows it. */
export interface Found extends Shown {
  readonly cause: string;
  readonly mismatch: ModelMismatch;
  /** The number of the story in the run that showed it first. */
  readonly number: number;
  /** Time from the start of the run, in milliseconds. */
  readonly afterMs: number;
  /** How many of three replays showed it again. */
  readonly cameBack: number;
  readonly isShrunk: boolean;
  /** How often it was seen. */
  readonly seen: number;
}

/** The causes of a run. One that was seen is counted, and not looked into again. */
export class Findings {
  readonly #seen = new Map<string, number>();
  readonly #found = new Map<string, Omit<Found, 'seen'>>();

  /** Counts a cause; returns whether it is new. */
  see(cause: string): boolean {
    const times = (this.#seen.get(cause) ?? 0) + 1;
    this.#seen.set(cause, times);
    return times === 1;
  }

  /** Adds a cause, unless shrinking showed it to be one that is known: the smaller story stays. */
  add(found: Omit<Found, 'seen'>): void {
    const key = shrunkCause(found);
    const known = this.#found.get(key);
    if (known !== undefined && known.story.steps.length <= found.story.steps.length) return;
    this.#found.set(key, found);
  }

  get all(): readonly Found[] {
    return [...this.#found.values()].map((found) => ({
      ...found,
      seen: this.#seen.get(found.cause) ?? 1,
    }));
  }
}

/** Sentence, operation, class of the request after shrinking, and class of the answer. */
function shrunkCause({ mismatch, played }: Omit<Found, 'seen'>): string {
  const last = played.at(-1);
  if (last === undefined) return mismatch.clause;
  const { operation } = last.request;
  return [mismatch.clause, operation, classOf(last), String(last.exchange.status)[0]].join(' ');
}
