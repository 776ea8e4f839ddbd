import { InvariantError } from '../../core/errors.ts';
import type { Draft, HeaderPair } from '../../core/values.ts';
import type { SignContext } from './signed-request.ts';
import { encodePath } from './uri-encoding.ts';

/** Origin, Host header and path of a request. */
export interface Destination {
  readonly origin: string;
  readonly host: string;
  /** The encoded path, without the query. */
  readonly path: string;
}

/** The destination of a draft, path-style or virtual-hosted. Throws if there is no http origin. */
export function destinationOf(
  draft: Pick<Draft, 'bucket' | 'name' | 'transport'>,
  context: SignContext,
): Destination {
  const given = context.origins[draft.transport.scheme];
  if (given === undefined) {
    throw new InvariantError(
      'E_NO_HTTP_ORIGIN',
      'A request asks for plain http, but no http origin of the endpoint is known. ' +
        'Skip what needs it, or configure one.',
    );
  }
  const [scheme = '', host = ''] = given.replace(/\/+$/, '').split('://');
  const name = encodePath(draft.name);
  if (draft.bucket === '') return { origin: `${scheme}://${host}`, host, path: `/${name}` };
  if (context.addressing === 'virtual') {
    const bucketHost = `${draft.bucket}.${host}`;
    return { origin: `${scheme}://${bucketHost}`, host: bucketHost, path: `/${name}` };
  }
  const bucket = `/${encodePath(draft.bucket)}`;
  const path = name === '' ? bucket : `${bucket}/${name}`;
  return { origin: `${scheme}://${host}`, host, path };
}

/** Adds the headers whose names the draft does not set itself. */
export function withDefaults(
  headers: readonly HeaderPair[],
  defaults: readonly HeaderPair[],
): readonly HeaderPair[] {
  const present = new Set(headers.map(([name]) => name.toLowerCase()));
  const missing = defaults.filter(([name]) => !present.has(name.toLowerCase()));
  const isHost = ([name]: HeaderPair) => name.toLowerCase() === 'host';
  return [...missing.filter(isHost), ...headers, ...missing.filter((pair) => !isHost(pair))];
}
