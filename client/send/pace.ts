import { setTimeout as sleep } from 'node:timers/promises';

/** How many requests are sent, how fast, and how many at the same time. */
export interface PaceOptions {
  /** Most requests in flight. */
  readonly concurrency: number;
  /** Most requests in a second; without it there is no such limit. */
  readonly ratePerSecond?: number;
  /** Most requests in all. */
  readonly requestsMax?: number;
  /** Most bytes of bodies in all, sent and received. */
  readonly bytesMax?: number;
  /** Ends waiting for the rate. */
  readonly signal?: AbortSignal;
  /** Called when fewer requests are sent at the same time, since the endpoint is busy. */
  readonly onSlower?: (inFlightMax: number) => void;
}

/** Bounds the requests of a connection. */
export interface Pace {
  /** Requests and bytes of bodies so far. */
  readonly spent: { readonly requests: number; readonly bytes: number };
  /** Why nothing more is sent: the limit that is used up. */
  readonly usedUp: string | undefined;
  /**
   * Waits for a turn and sends; undefined where a limit is used up. A 503 halves the requests in
   * flight, every other answer lets them grow.
   */
  turn<T extends Sent>(bodyBytes: number, send: () => Promise<T>): Promise<T | undefined>;
}

interface Sent {
  readonly answer: { readonly status: number; readonly body: Uint8Array };
}

const inFlightAtFirst = 8;
const busyStatus = 503;

/** As TCP does: doubles until the endpoint is busy for the first time, then grows by one a round. */
export function paceOf(options: PaceOptions): Pace {
  const { concurrency, ratePerSecond, requestsMax, bytesMax, signal } = options;
  const spent = { requests: 0, bytes: 0 };
  const waiting: (() => void)[] = [];
  let inFlightMax = Math.min(inFlightAtFirst, concurrency);
  let inFlight = 0;
  let nextAt = 0;
  let slowedAt = -1;

  const usedUp = () => {
    if (requestsMax !== undefined && spent.requests >= requestsMax)
      return '--max-requests was reached';
    if (bytesMax !== undefined && spent.bytes >= bytesMax) return '--max-bytes was reached';
    return undefined;
  };

  const enter = async () => {
    if (inFlight >= Math.floor(inFlightMax)) await new Promise<void>((go) => waiting.push(go));
    else inFlight += 1;
    if (ratePerSecond === undefined) return;
    const now = performance.now();
    nextAt = Math.max(now, nextAt);
    const waitMs = nextAt - now;
    nextAt += 1000 / ratePerSecond;
    if (waitMs > 0) await sleep(waitMs, undefined, signal && { signal }).catch(() => {});
  };

  /** A place goes to whoever waits, unless there are fewer places now. */
  const leave = () => {
    inFlight -= 1;
    while (waiting.length > 0 && inFlight < Math.floor(inFlightMax)) {
      inFlight += 1;
      waiting.shift()?.();
    }
  };

  /** Requests that were sent before the last halving say nothing about what is in flight since. */
  const adapt = (status: number, number: number) => {
    if (status === busyStatus && number > slowedAt) {
      slowedAt = spent.requests;
      inFlightMax = Math.max(Math.min(2, concurrency), Math.floor(inFlightMax / 2));
      options.onSlower?.(inFlightMax);
    } else if (status > 0 && status !== busyStatus) {
      const step = slowedAt < 0 ? 1 : 1 / inFlightMax;
      inFlightMax = Math.min(concurrency, inFlightMax + step);
    }
  };

  return {
    spent,
    get usedUp() {
      return usedUp();
    },
    async turn(bodyBytes, send) {
      await enter();
      try {
        if (usedUp() !== undefined) return undefined;
        spent.requests += 1;
        spent.bytes += bodyBytes;
        const number = spent.requests;
        const sent = await send();
        spent.bytes += sent.answer.body.byteLength;
        adapt(sent.answer.status, number);
        return sent;
      } finally {
        leave();
      }
    },
  };
}
