import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';

/**
 * Resolves names below `localhost` to the loopback address, which not every resolver does: an
 * endpoint on this machine is addressed by virtual host as `bucket.localhost`.
 * @see https://www.rfc-editor.org/rfc/rfc6761#section-6.3
 */
export const lookUp: LookupFunction = (hostname, options, callback) => {
  const name = hostname.endsWith('.localhost') ? 'localhost' : hostname;
  lookup(name, options, callback);
};
