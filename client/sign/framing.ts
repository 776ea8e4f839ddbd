import type { Draft, HeaderPair } from '../../core/values.ts';
import { withDefaults } from './destination.ts';

const methodsWithBody = new Set(['PUT', 'POST', 'PATCH']);

/**
 * Adds Content-Length or Transfer-Encoding, and Expect. They are not signed, since proxies may change
 * them. A Content-Length that the draft sets itself is signed like any other header.
 */
export function framed(
  draft: Pick<Draft, 'method' | 'transport'>,
  request: { readonly headers: readonly HeaderPair[]; readonly body: Uint8Array },
): readonly HeaderPair[] {
  const lines: HeaderPair[] = [];
  if (draft.transport.expectContinue === true) lines.push(['Expect', '100-continue']);
  if (draft.transport.chunked === true) lines.push(['Transfer-Encoding', 'chunked']);
  else if (request.body.length > 0 || methodsWithBody.has(draft.method)) {
    lines.push(['Content-Length', String(request.body.length)]);
  }
  return withDefaults(request.headers, lines);
}
