import { objectsOf } from './draw/drawing.ts';
import type { Performance } from './play.ts';
import { type Step, storyKeys } from './step.ts';

const oneIn = 12;
const performancesMax = 16;
const objectBytesMax = 256 * 1024;
const readsMax = 12;

/**
 * Objects of some stories, which are read again at the end of the run: an endpoint may forget a key
 * check when time has passed, when caches have filled, or when other objects came under the key.
 */
export class Reserve {
  readonly #kept: Performance[] = [];

  /** Keeps what a story left, of one story in some, if it is not large. */
  offer(performance: Performance, number: number): void {
    if (number % oneIn !== 0 || this.#kept.length >= performancesMax) return;
    const sizes = performance.played.map(({ request }) => request.body?.sizeBytes ?? 0);
    if (Math.max(0, ...sizes) <= objectBytesMax) this.#kept.push(performance);
  }

  /** The performances that were kept, with reads of all that they left. */
  get reads(): readonly { readonly performance: Performance; readonly steps: readonly Step[] }[] {
    return this.#kept.map((performance) => ({ performance, steps: readsOf(performance) }));
  }
}

/** Reads without a key, with every key of the story (earlier ones among them) and with the right one. */
function readsOf({ state, story }: Performance): readonly Step[] {
  const all = objectsOf({ state, story }).flatMap(({ place, version }): readonly Step[] => {
    if (version.encryption.mode !== 'SSE-C') return [];
    const read: Step = { ...place, operation: 'GetObject', signing: 'header', scheme: 'https' };
    const keys = [...storyKeys, 'right' as const];
    return [read, ...keys.map((key): Step => ({ ...read, key: { key, salt: 0 } }))];
  });
  return all.slice(0, readsMax);
}
