import type { Client, Secrets } from '../client/index.ts';
import type { Exchange } from '../core/exchange.ts';
import type { Stored } from '../core/values.ts';
import type { OperationName } from '../spec/operations.ts';
import { Leftovers } from './leftovers.ts';
import type { Patience } from './patience.ts';

/** What an answer may hold beyond an object: documents, and too much of an object to be right. */
const surplusBytesMax = 1024 * 1024;

/** Where a trial works, and with what. */
export interface TrialOptions {
  readonly operation: OperationName;
  readonly bucket: string;
  /** The run's own bucket; the same one, unless the trial has one of its own. */
  readonly homeBucket: string;
  /** Every object of the trial has a name that begins with this. */
  readonly namePrefix: string;
  /** For how long something is asked again and again; without it, hardly at all. */
  readonly patience?: Patience;
  /** Objects that trials share, by what they hold. */
  readonly shared: Map<string, Promise<Stored>>;
  readonly client: Pick<Client, 'exchange' | 'wire'>;
  /** Learns every customer key before it is sent, so that no evidence shows it. */
  readonly secrets: Pick<Secrets, 'addKey'>;
}

/** One trial: what it was given, and what it has sent and named so far. Its phases share it. */
export class Trial {
  readonly options: TrialOptions;
  readonly exchanges: Exchange[] = [];
  readonly leftovers: Leftovers;
  #names = 0;
  #objectBytesMax = 0;

  constructor(options: TrialOptions) {
    this.options = options;
    this.leftovers = new Leftovers(options.namePrefix);
  }

  /** A name that this trial has not used. */
  freshName(): string {
    this.#names += 1;
    return `${this.options.namePrefix}${this.#names}`;
  }

  /** Bounds what is kept of an answer: endless ones must not fill the memory. */
  get answerBytesMax(): number {
    return this.#objectBytesMax + surplusBytesMax;
  }

  /** An answer may hold so many bytes more: they were sent, or lie in an object that is known. */
  allowAnswerBytes(sizeBytes: number): void {
    this.#objectBytesMax += sizeBytes;
  }

  /** Remembers an exchange of this trial, and what large object it may have left. */
  keepEvidence(exchange: Exchange): void {
    this.exchanges.push(exchange);
    this.leftovers.note(exchange, this.#objectBytesMax);
  }

  /** Puts an exchange in the place of one that more is known about by now. */
  amendEvidence(exchange: Exchange, amended: Exchange): void {
    const at = this.exchanges.indexOf(exchange);
    if (at >= 0) this.exchanges[at] = amended;
  }
}
