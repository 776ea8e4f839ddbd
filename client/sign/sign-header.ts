import type { Draft, HeaderPair } from '../../core/values.ts';
import { encodeBody, payloadHash, withStreaming } from './aws-chunked.ts';
import { canonicalRequest } from './canonical-request.ts';
import { destinationOf, withDefaults } from './destination.ts';
import { framed } from './framing.ts';
import { placeSsecHeaders } from './place-ssec-headers.ts';
import { algorithm, scopeOf, signatureOf } from './signature.ts';
import type { SignContext, SignedRequest } from './signed-request.ts';
import { encodeQuery } from './uri-encoding.ts';

// Hop-by-hop headers and those that proxies rewrite; every other header of a draft is signed.
const neverSigned = new Set([
  'authorization',
  'connection',
  'expect',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'user-agent',
]);

/** Signs with an Authorization header. */
export function signHeader(draft: Draft, context: SignContext): SignedRequest {
  const { origin, host, path } = destinationOf(draft, context);
  const placed = placeSsecHeaders(draft);
  const ownTimestamp = firstValue(placed.headers, 'x-amz-date');
  const scope = scopeOf(context, ownTimestamp);
  const own = withStreaming(placed.headers, draft);
  const hash =
    firstValue(own, 'x-amz-content-sha256') ??
    payloadHash(draft.signing.payload ?? 'hash', draft.body);
  const { sessionToken } = context.credentials;
  const sent = withDefaults(own, [
    ['Host', host],
    ['x-amz-content-sha256', hash],
    ['x-amz-date', scope.timestamp],
    ...(sessionToken === undefined ? [] : [['x-amz-security-token', sessionToken] as const]),
  ]);
  const headers = sent.filter(([name]) => isSigned(name.toLowerCase(), draft));
  const { method } = draft;
  const canonical = canonicalRequest({
    ...{ method, path, query: placed.query, headers },
    payloadHash: hash,
  });
  const seed = signatureOf(scope, canonical.text);
  const credential = `${context.credentials.accessKeyId}/${scope.text}`;
  const authorization =
    `${algorithm} Credential=${credential}, ` +
    `SignedHeaders=${canonical.signedHeaders}, Signature=${seed}`;
  const body = encodeBody(draft, { scope, seed });
  const final = framed(draft, {
    headers: [...sent, ['Authorization', authorization]],
    body: body.bytes,
  });
  const query = encodeQuery(placed.query);
  return {
    ...{ origin, method, transport: draft.transport },
    path: query === '' ? path : `${path}?${query}`,
    headers: draft.signing.tamper?.(final) ?? final,
    body: body.bytes,
    signatures: [seed, ...body.signatures],
  };
}

function isSigned(name: string, draft: Draft): boolean {
  return !neverSigned.has(name) && draft.signing.unsignedHeaders?.includes(name) !== true;
}

/** The value of the first header with that lower-case name. */
export function firstValue(headers: readonly HeaderPair[], wanted: string): string | undefined {
  return headers.find(([name]) => name.toLowerCase() === wanted)?.[1];
}
