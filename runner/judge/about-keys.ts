import { blamed } from '../../core/blame.ts';
import { type Exchange, isAccepted } from '../../core/exchange.ts';
import type { Mismatch } from '../../core/report.ts';

/**
 * What a mismatch says of keys. `open`: a read of an SSE-C object was accepted without the key that
 * it was written with, or a confirmation is wrong, of which a plain object can tell nothing.
 * `refused`: such a read was refused, as a consequence of something else. `nothing`: all others.
 */
export function aboutKeys(
  mismatch: Mismatch,
  exchanges: readonly Exchange[],
): 'open' | 'refused' | 'nothing' {
  if (/customer-(algorithm|key)|key MD5/i.test(mismatch.expected)) return 'open';
  const found = blamed(mismatch);
  if (found === undefined || hasItsKey(found, exchanges)) return 'nothing';
  return isAccepted(found) ? 'open' : 'refused';
}

/** Whether a request is no read, or one with the key that the object was written with. */
function hasItsKey(found: Exchange, exchanges: readonly Exchange[]): boolean {
  const { method, name, query } = found.request;
  if (method !== 'GET' && method !== 'HEAD') return true;
  const at = exchanges.findIndex(({ request }) => request === found.request);
  const written = exchanges
    .slice(0, at < 0 ? undefined : at)
    .filter((one) => isAccepted(one) && one.request.name === name && isWrite(one));
  const isOfVersion = query.some(([parameter]) => parameter === 'versionId');
  const keys = (isOfVersion ? written : written.slice(-1)).map(keyOf);
  return keys.length === 0 || keys.includes(keyOf(found));
}

function isWrite({ request }: Exchange): boolean {
  return request.method === 'PUT' || request.method === 'POST';
}

/** The key of a request, except that of the source of a copy. */
function keyOf({ request }: Exchange): string | undefined {
  const carried = request.ssecHeaders.find(({ carrier }) => carrier !== 'copySourceHeaders');
  return carried?.members.find(([member]) => member === 'key')?.[1];
}
