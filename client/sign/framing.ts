import type { Draft, HeaderPair } from '../../core/values.ts';
import { withDefaults } from './destination.ts';

const methodsWithBody = new Set(['PUT', 'POST', 'PATCH']);

/**
 * Adds the lines that frame the body. They are not signed: proxies may reframe, and no signer but
 * ours has to agree on them. A Content-Length of the draft's own is signed like any other line.
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
