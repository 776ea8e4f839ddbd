import type { Draft } from '../../core/values.ts';
import { destinationOf, withDefaults } from './destination.ts';
import { framed } from './framing.ts';
import { placeSsecHeaders } from './place-ssec-headers.ts';
import type { SignContext, SignedRequest } from './signed-request.ts';
import { encodeQuery } from './uri-encoding.ts';

/** Builds a request without authentication. */
export function signAnonymous(draft: Draft, context: SignContext): SignedRequest {
  const { origin, host, path } = destinationOf(draft, context);
  const placed = placeSsecHeaders(draft);
  const { method, body, transport } = draft;
  const sent = withDefaults(placed.headers, [['Host', host]]);
  const final = framed(draft, { headers: sent, body });
  const query = encodeQuery(placed.query);
  return {
    ...{ origin, method, body, transport },
    path: query === '' ? path : `${path}?${query}`,
    headers: draft.signing.tamper?.(final) ?? final,
    signatures: [],
  };
}
