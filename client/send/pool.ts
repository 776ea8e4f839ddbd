import { Client, type Dispatcher, Pool } from 'undici';
import type { Limits } from './limits.ts';
import { lookUp } from './look-up.ts';
import type { TrustOptions } from './trust.ts';

/** Learns which connection carries a request. */
export interface Carried {
  connection?: Connection;
}

/** One connection of a pool, and how many answers came over it since it was opened. */
interface Connection {
  answers: number;
}

/** undici's options, with a place for the connection that they end up on. */
export type CarriedOptions = Dispatcher.DispatchOptions & { readonly carried: Carried };

/**
 * A client that tells each request which connection it is on. A request lost on a connection that
 * already carried an answer most likely crossed the endpoint's closing of an idle connection.
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

/** What all connections to one origin share. */
export interface PoolOptions {
  readonly origin: string;
  readonly connections: number;
  readonly trust: TrustOptions;
  readonly limits: Limits;
}

/** A pool for one origin: no pipelining, no redirects, no decompression, every limit explicit. */
export function createPool(options: PoolOptions): Pool {
  const { limits, trust, origin, connections } = options;
  return new Pool(origin, {
    connections,
    pipelining: 1,
    allowH2: false,
    connect: { ...trust, timeout: limits.connectTimeoutMs, lookup: lookUp },
    headersTimeout: limits.timeoutMs,
    bodyTimeout: limits.timeoutMs,
    keepAliveTimeout: 4_000,
    keepAliveMaxTimeout: 30_000,
    maxHeaderSize: limits.headerBytesMax,
    factory: (url, clientOptions) => new CountingClient(url, clientOptions),
  });
}
