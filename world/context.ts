import type { Wire } from '../client/wire.ts';
import { Blocked } from '../core/blocked.ts';
import { type Exchange, isAccepted, type Role } from '../core/exchange.ts';
import type { CustomerKey, Draft, Stored } from '../core/values.ts';
import type { OperationName } from '../spec/operations.ts';
import { type DraftInput, draftOf } from './draft.ts';
import { Leftovers } from './leftovers.ts';
import type { Patience } from './patience.ts';

/** What an answer may hold beside an object: documents, and too much of an object to be right. */
const surplusBytesMax = 1024 * 1024;

/** What a trial's world stands on. */
export interface WorldOptions {
  readonly operation: OperationName;
  readonly bucket: string;
  /** The run's own bucket; the same one, unless the trial has one of its own. */
  readonly homeBucket: string;
  /** Every object of the trial has a name that begins with this. */
  readonly namePrefix: string;
  /** How this endpoint answers a read of a name under which nothing is stored. */
  readonly missingStatus: number;
  /** For how long something is asked again and again; without it, hardly at all. */
  readonly patience?: Patience;
  /** Objects that trials share, by what they hold. */
  readonly shared: Map<string, Promise<Stored>>;
  /** `answerBytesMax` bounds what is kept of the answer: endless ones must not fill the memory. */
  send(draft: Draft, role: Role, answerBytesMax: number): Promise<Exchange>;
  /** For requests that an independent client signs. */
  readonly wire: Wire;
  /** Called with every customer key before it is sent. */
  onKey(key: CustomerKey): void;
  /** Called with every name before something may be stored under it. */
  onName(name: string): void;
}

/** The state of one trial: which phase it is in, and the names that it gave out. */
export class TrialContext {
  readonly options: WorldOptions;
  role: Role = 'arrange';
  readonly exchanges: Exchange[] = [];
  lastWritten: string | undefined;
  readonly leftovers: Leftovers;
  #names = 0;
  #objectBytesMax = 0;

  constructor(options: WorldOptions) {
    this.options = options;
    this.leftovers = new Leftovers(options.namePrefix);
  }

  get operation(): OperationName {
    return this.options.operation;
  }

  /** A name that this trial has not used. */
  freshName(): string {
    this.#names += 1;
    const name = `${this.options.namePrefix}${this.#names}`;
    this.options.onName(name);
    return name;
  }

  /** Builds, mutates, signs and sends a request in the trial's current role. */
  async request(
    input: Omit<DraftInput, 'bucket'> & { readonly bucket?: string },
    how: { readonly mutates?: 'sealing' | 'opening'; readonly role?: Role } = {},
  ): Promise<Exchange> {
    for (const key of [input.sealing, input.opening])
      if (key !== undefined) this.options.onKey(key);
    const draft = draftOf({ bucket: this.options.bucket, ...input }, how.mutates ?? 'sealing');
    mustNameEtags(draft);
    this.knowsBytes(draft.body.byteLength);
    const answerBytesMax = this.#objectBytesMax + surplusBytesMax;
    const exchange = await this.options.send(draft, how.role ?? this.role, answerBytesMax);
    this.keepEvidence(exchange);
    return exchange;
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

  /** An answer may hold so many bytes more: they were sent, or lie in an object that is known. */
  knowsBytes(sizeBytes: number): void {
    this.#objectBytesMax += sizeBytes;
  }

  /** The exchange, if it was accepted; else the trial is blocked. */
  mustBeAccepted<T extends Exchange>(exchange: T): T {
    if (isAccepted(exchange)) return exchange;
    const { operation } = exchange.request;
    const answer = exchange.error?.code ?? exchange.broken ?? '';
    throw new Blocked(
      `the setup needs ${operation}, which was answered with ${exchange.status} ${answer}`.trim(),
      exchange,
    );
  }
}

const conditions =
  /^(if-match|if-none-match|if-range|x-amz-copy-source-if-match|x-amz-copy-source-if-none-match)$/i;

/** A condition on an ETag that nothing was answered with would ask for something else. */
function mustNameEtags({ headers }: Draft): void {
  const empty = headers.find(([name, value]) => value === '' && conditions.test(name));
  if (empty !== undefined)
    throw new Blocked(
      `the setup needs an ETag for ${empty[0]}, but a write was answered without one`,
    );
}
