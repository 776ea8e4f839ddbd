import type { Client, Secrets } from '../client/index.ts';
import type { Exchange } from '../core/exchange.ts';
import type { Stored } from '../core/values.ts';
import type { OperationName } from '../spec/operations.ts';
import { Leftovers } from './leftovers.ts';
import type { Patience } from './patience.ts';

/** Bytes kept of an answer beyond the known objects: documents, and bytes too many of an object. */
const surplusBytesMax = 1024 * 1024;

/** Operation, bucket, names and client of a trial. */
export interface TrialOptions {
  readonly operation: OperationName;
  readonly bucket: string;
  /** The bucket of the run; differs from `bucket` where the trial has one of its own. */
  readonly homeBucket: string;
  /** Every object of the trial has a name that begins with this. */
  readonly namePrefix: string;
  /** How long a request is repeated until its answer is as wanted; by default `shortPatience`. */
  readonly patience?: Patience;
  /** Sends no SSE-C headers: every object of the trial is plain, whatever its rule asks for. */
  readonly isPlain?: boolean;
  /** Objects that trials share, by body and key. */
  readonly shared: Map<string, Promise<Stored>>;
  readonly client: Pick<Client, 'exchange' | 'wire'>;
  /** The User-Agent of its requests, by which they are found in the log of the endpoint. */
  readonly userAgent?: string | undefined;
  /** Every customer key is registered here before it is sent, so that evidence is redacted. */
  readonly secrets: Pick<Secrets, 'addKey'>;
}

/** The state of one trial that its phases share: names in use, exchanges, objects to delete. */
export class Trial {
  readonly options: TrialOptions;
  readonly exchanges: Exchange[] = [];
  /** Requests of other trials that wrote the shared objects which this one uses. */
  readonly earlier: Exchange[] = [];
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

  /** Limit of the answer bytes that are kept, so that an endless answer cannot fill the memory. */
  get answerBytesMax(): number {
    return this.#objectBytesMax + surplusBytesMax;
  }

  /** Raises that limit by the size of a body that was sent or of an object that is read. */
  allowAnswerBytes(sizeBytes: number): void {
    this.#objectBytesMax += sizeBytes;
  }

  /** Records an exchange as evidence, and the object that it may have stored for deletion. */
  keepEvidence(exchange: Exchange): void {
    this.exchanges.push(exchange);
    this.leftovers.note(exchange, this.#objectBytesMax);
  }

  /** Replaces an exchange after the SDK rejected its answer. */
  amendEvidence(exchange: Exchange, amended: Exchange): void {
    const at = this.exchanges.indexOf(exchange);
    if (at >= 0) this.exchanges[at] = amended;
  }
}
