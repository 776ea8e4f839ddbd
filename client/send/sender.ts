import type { Answer } from '../../core/exchange.ts';
import type { SignedRequest } from '../sign/signed-request.ts';
import type { Attempt } from './collector.ts';
import { InterruptedError } from './failure.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { type Pace, type PaceOptions, paceOf } from './pace.ts';
import { Pools } from './pools.ts';
import { withRetries } from './retry.ts';
import { fitsPool } from './route.ts';
import { sendPooled } from './send-pooled.ts';
import { sendRaw } from './send-raw.ts';
import { type Trust, trustOptions } from './trust.ts';

const connectionsDefault = 32;
const interrupted: Answer = {
  status: 0,
  headers: [],
  body: new Uint8Array(0),
  broken: 'interrupted',
  durationMs: 0,
};

/** The attempt of a request that is not sent. */
const unsent = async (): Promise<Attempt> => ({ answer: interrupted, isInconclusive: false });

/** Options of all requests of a run. */
export interface SenderOptions extends Trust {
  /** Most connections to one origin. */
  readonly concurrency?: number;
  readonly limits?: Partial<Limits>;
  /** The proxy through which https origins are reached: `http://[user:password@]host[:port]`. */
  readonly proxy?: string;
  /** Limits of all requests together. */
  readonly pace?: Omit<PaceOptions, 'concurrency'>;
  /** Ends the run: open requests are aborted and no more are sent. */
  readonly signal?: AbortSignal;
}

/** Sends signed requests. */
export interface Sender {
  /** Number of requests sent, resends included. */
  readonly requests: number;
  /** Error message of the last exchange without a whole answer. */
  readonly lastFailure: string | undefined;
  /** What was sent so far, and whether a limit is used up. */
  readonly pace: Pick<Pace, 'spent' | 'usedUp'>;
  /** Never rejects because of the endpoint or the network. */
  send(signed: SignedRequest, limits?: Partial<Limits>): Promise<Answer>;
  close(): Promise<void>;
}

/** A request in the clear is not given to a proxy, which may change it. */
function proxyTo(origin: string, { proxy }: SenderOptions): string | undefined {
  return origin.startsWith('https:') ? proxy : undefined;
}

/** Makes a sender; the first request to an origin opens its connections. */
export function createSender(options: SenderOptions = {}): Sender {
  const [trust, common] = [trustOptions(options), { ...defaultLimits, ...options.limits }];
  const { signal, concurrency: connections = connectionsDefault } = options;
  const pace = paceOf({ concurrency: connections, ...options.pace, ...(signal && { signal }) });
  const pools = new Pools((origin) => {
    const proxy = proxyTo(origin, options);
    return { origin, connections, trust, limits: common, proxy };
  });
  /** Origins whose answers the pooled client cannot parse; requests to them use raw sockets only. */
  const unreadable = new Set<string>();
  let requests = 0;
  let lastFailure: string | undefined;

  const raw = (origin: string, limits: Limits) => ({
    trust,
    limits,
    proxy: proxyTo(origin, options),
    ...(signal && { signal }),
  });

  const sendOnce = async (signed: SignedRequest, limits: Limits): Promise<Attempt> => {
    const isPooled = !unreadable.has(signed.origin) && fitsPool(signed);
    const { origin, transport } = signed;
    const name = transport.connection;
    const poolOf = () => (name === undefined ? pools.of(origin) : pools.named(origin, name));
    const pool = isPooled ? poolOf() : undefined;
    requests += 1;
    if (pool === undefined) return sendRaw(signed, raw(signed.origin, limits));
    const attempt = await sendPooled(pool, signed, limits);
    if (!attempt.isInconclusive) return attempt;
    if (attempt.isUnreadable) unreadable.add(signed.origin);
    // An endpoint may close an idle connection while our request is on its way, whatever the
    // request is. So it is sent once more, on a new connection, and so is one that undici refuses
    // to send or whose answer it cannot parse.
    requests += 1;
    const again = await sendRaw(signed, raw(signed.origin, limits));
    const isRead = signed.method === 'GET' || signed.method === 'HEAD';
    const isLost = attempt.answer.broken === 'closed' && again.answer.broken === undefined;
    if (isRead || !isLost) return again;
    return { ...again, answer: { ...again.answer, isResend: true } };
  };

  const end = () => void pools.destroy(new InterruptedError('the run ended'));
  signal?.addEventListener('abort', end, { once: true });

  return {
    pace,
    get requests() {
      return requests;
    },
    get lastFailure() {
      return lastFailure;
    },
    async send(signed, overrides) {
      if (signal?.aborted) return interrupted;
      const limits = { ...common, ...overrides };
      const send = () => (signal?.aborted ? unsent() : sendOnce(signed, limits));
      const paced = async () => (await pace.turn(signed.body.byteLength, send)) ?? unsent();
      const attempt = await withRetries(paced, signal);
      lastFailure = attempt.failure ?? lastFailure;
      // The run was aborted, so its end is the cause, whatever error the connection reported.
      return signal?.aborted && attempt.answer.broken !== undefined ? interrupted : attempt.answer;
    },
    close: () => pools.destroy(),
  };
}
