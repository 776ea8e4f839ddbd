import { Client, type Dispatcher, Pool } from 'undici';
import type { Limits } from './limits.ts';
import { lookUp } from './look-up.ts';
import type { TrustOptions } from './trust.ts';
import { tunnelled } from './tunnel.ts';

/** Receives the connection that a request was sent on. */
export interface Carried {
  connection?: Connection;
}

/** One connection of a pool, and the number of answers received on it. */
interface Connection {
  answers: number;
}

/** undici's options of one request, and where its connection is noted. */
export type CarriedOptions = Dispatcher.DispatchOptions & { readonly carried: Carried };

/**
 * A client that notes the connection of each request. If it closes before an answer, and had
 * carried one before, the endpoint most likely closed it as idle while the request was sent.
 */
class CountingClient extends Client {
  readonly #connection: Connection = { answers: 0 };

  constructor(origin: URL, options: Client.Options) {
    super(origin, options);
    this.on('connect', () => {
      this.#connection.answers = 0;
    });
  }

  override dispatch(
    options: Dispatcher.DispatchOptions,
    handler: Dispatcher.DispatchHandler,
  ): boolean {
    if ('carried' in options) (options as CarriedOptions).carried.connection = this.#connection;
    return super.dispatch(options, handler);
  }
}

/** Options of all connections to one origin. */
export interface PoolOptions {
  readonly origin: string;
  readonly connections: number;
  readonly trust: TrustOptions;
  readonly limits: Limits;
  /** Through which the origin is reached. */
  readonly proxy?: string | undefined;
}

/** A pool for one origin: no pipelining, no redirects, no decompression, all limits explicit. */
export function createPool(options: PoolOptions): Pool {
  const { limits, trust, origin, connections, proxy } = options;
  const timeoutMs = limits.connectTimeoutMs;
  return new Pool(origin, {
    connections,
    pipelining: 1,
    allowH2: false,
    connect:
      proxy === undefined
        ? { ...trust, timeout: timeoutMs, lookup: lookUp }
        : tunnelled(proxy, { trust, timeoutMs }),
    headersTimeout: limits.timeoutMs,
    bodyTimeout: limits.timeoutMs,
    keepAliveTimeout: 4_000,
    keepAliveMaxTimeout: 30_000,
    maxHeaderSize: limits.headerBytesMax,
    factory: (url, clientOptions) => new CountingClient(url, clientOptions),
  });
}
