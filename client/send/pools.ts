import type { Pool } from 'undici';
import { createPool, type PoolOptions } from './pool.ts';

const originsMax = 16;
/** Connections with a name; of more, the one that was made first is closed. */
const namedMax = 32;

/** The pools of a run: one for each origin, and one of a single connection for each name. */
export class Pools {
  readonly #optionsOf: (origin: string) => PoolOptions;
  readonly #origins = new Map<string, Pool>();
  readonly #named = new Map<string, Pool>();

  constructor(optionsOf: (origin: string) => PoolOptions) {
    this.#optionsOf = optionsOf;
  }

  /** The pool of an origin; undefined for one origin too many. */
  of(origin: string): Pool | undefined {
    const known = this.#origins.get(origin);
    if (known !== undefined || this.#origins.size >= originsMax) return known;
    return this.#added(this.#origins, origin, this.#optionsOf(origin));
  }

  /** The pool of the one connection with this name. */
  named(origin: string, name: string): Pool {
    const id = `${origin} ${name}`;
    const known = this.#named.get(id);
    if (known !== undefined) return known;
    const [[oldest, first] = []] = this.#named.size < namedMax ? [] : this.#named;
    if (oldest !== undefined) this.#named.delete(oldest);
    void first?.close();
    return this.#added(this.#named, id, { ...this.#optionsOf(origin), connections: 1 });
  }

  /** Ends all connections, and what is sent on them. */
  async destroy(reason: Error | null = null): Promise<void> {
    const open = [...this.#origins.values(), ...this.#named.values()];
    this.#origins.clear();
    this.#named.clear();
    await Promise.all(open.map((pool) => pool.destroy(reason)));
  }

  #added(pools: Map<string, Pool>, id: string, options: PoolOptions): Pool {
    const pool = createPool(options);
    pools.set(id, pool);
    return pool;
  }
}
