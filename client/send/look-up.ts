import { type LookupAddress, lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';

const keptMs = 10_000;

interface Kept {
  readonly untilMs: number;
  readonly address: string | LookupAddress[];
  readonly family: number | undefined;
}

const kept = new Map<string, Kept>();

/**
 * Resolves names below `localhost` to the loopback address, which not every resolver does: an
 * endpoint on this machine is addressed by virtual host as `bucket.localhost`. Results are cached
 * for some seconds, since a run opens hundreds of connections to one name.
 * @see https://www.rfc-editor.org/rfc/rfc6761#section-6.3
 */
export const lookUp: LookupFunction = (hostname, options, callback) => {
  const name = hostname.endsWith('.localhost') ? 'localhost' : hostname;
  const id = JSON.stringify([name, options.all, options.family, options.hints]);
  const known = kept.get(id);
  if (known !== undefined && performance.now() < known.untilMs) {
    // Asynchronous like `dns.lookup`, whose callback never runs before it has returned.
    process.nextTick(callback, null, known.address, known.family);
    return;
  }
  lookup(name, options, (error, address, family) => {
    if (error === null) kept.set(id, { untilMs: performance.now() + keptMs, address, family });
    callback(error, address, family);
  });
};
