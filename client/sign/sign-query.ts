import type { Draft, QueryPair } from '../../core/values.ts';
import { canonicalRequest } from './canonical-request.ts';
import { destinationOf, withDefaults } from './destination.ts';
import { framed } from './framing.ts';
import { placeSsecHeaders } from './place-ssec-headers.ts';
import { firstValue } from './sign-header.ts';
import { algorithm, scopeOf, signatureOf } from './signature.ts';
import type { SignContext, SignedRequest } from './signed-request.ts';
import { compare, encodeQuery } from './uri-encoding.ts';

const expiresSecondsDefault = 300;

/**
 * Signs with query parameters (a presigned URL). Covers Host and every x-amz-* header, so that the
 * URL is valid with the same SSE-C headers only.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 */
export function signQuery(draft: Draft, context: SignContext): SignedRequest {
  const { origin, host, path } = destinationOf(draft, context);
  const placed = placeSsecHeaders(draft);
  const sent = withDefaults(placed.headers, [['Host', host]]);
  const unsigned = draft.signing.unsignedHeaders ?? [];
  const covered = sent.filter(([name]) => {
    const lower = name.toLowerCase();
    return (lower === 'host' || lower.startsWith('x-amz-')) && !unsigned.includes(lower);
  });
  const names = new Set(covered.map(([name]) => name.toLowerCase()));
  const ownTimestamp = placed.query.find(([name]) => name === 'X-Amz-Date')?.[1];
  const scope = scopeOf(context, ownTimestamp);
  const { accessKeyId, sessionToken } = context.credentials;
  const own = new Set(placed.query.map(([name]) => name));
  const parameters: readonly QueryPair[] = [
    ['X-Amz-Algorithm', algorithm],
    ['X-Amz-Credential', `${accessKeyId}/${scope.text}`],
    ['X-Amz-Date', scope.timestamp],
    ['X-Amz-Expires', String(draft.signing.expiresSeconds ?? expiresSecondsDefault)],
    ...(sessionToken === undefined ? [] : [['X-Amz-Security-Token', sessionToken] as const]),
    ['X-Amz-SignedHeaders', [...names].sort(compare).join(';')],
  ];
  const query = [...placed.query, ...parameters.filter(([name]) => !own.has(name))];
  const payloadHash = firstValue(sent, 'x-amz-content-sha256') ?? 'UNSIGNED-PAYLOAD';
  const { method, body, transport } = draft;
  const canonical = canonicalRequest({ method, path, query, headers: covered, payloadHash });
  const signature = signatureOf(scope, canonical.text);
  const final = framed(draft, { headers: sent, body });
  return {
    ...{ origin, method, body, transport },
    path: `${path}?${encodeQuery([...query, ['X-Amz-Signature', signature]])}`,
    headers: draft.signing.tamper?.(final) ?? final,
    signatures: [signature],
  };
}
