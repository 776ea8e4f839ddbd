import { deflateSync } from 'node:zlib';
import { visible } from '../../core/visible.ts';

/** An exchange as three texts: heading, request, answer. */
type StoredExchange = readonly [heading: string, sent: string, received: string];
/** What is shown when a part of the page is opened: a text, or exchanges. */
export type Stored = string | readonly StoredExchange[];

/** Stands in an entry for the text that it has in common with others. */
export const sharedMark = '⟨shared⟩';

/** Text longer than this is compressed. */
const plainLengthMax = 300_000;
/** How much evidence stands in the page itself, in characters; the rest is shown by the script. */
const evidenceLengthMax = 1_500_000;

/**
 * Texts of the page that are shown when they are asked for. It keeps a report of 10,000 exchanges
 * small: evidence beyond a limit, and the scripts of findings, are kept once, as compressed text.
 */
export class Store {
  readonly #entries: Stored[] = [];
  readonly #shared = new Map<string, number>();
  #room = evidenceLengthMax;

  /** Whether evidence of this length may stand in the page itself. */
  takes(length: number): boolean {
    if (length > this.#room) return false;
    this.#room -= length;
    return true;
  }

  /** Keeps an entry; returns its number. */
  put(entry: Stored): number {
    return this.#entries.push(entry) - 1;
  }

  /** The number of a text that many entries have in common; it is kept once. */
  shared(text: string): number {
    const known = this.#shared.get(text) ?? this.put(text);
    this.#shared.set(text, known);
    return known;
  }

  /** The content of the element that holds the store, and its form. */
  get written(): { readonly form: 'json' | 'deflate'; readonly text: string } {
    const json = JSON.stringify(this.#entries, (_, value: unknown) =>
      typeof value === 'string' ? visible(value) : value,
    ).replaceAll('<', '\\u003c');
    if (json.length <= plainLengthMax) return { form: 'json', text: json };
    return { form: 'deflate', text: deflateSync(json).toString('base64') };
  }
}
