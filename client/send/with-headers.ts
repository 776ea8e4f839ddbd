import type { HeaderPair } from '../../core/values.ts';
import type { SignedRequest } from '../sign/signed-request.ts';

/**
 * A request with further headers, which its signature does not cover: gateways before an endpoint
 * read them, and S3 requires signatures of `Host` and `x-amz-*` alone.
 */
export function withHeaders(
  signed: SignedRequest,
  headers: readonly HeaderPair[] | undefined,
): SignedRequest {
  if (headers === undefined || headers.length === 0) return signed;
  return { ...signed, headers: [...signed.headers, ...headers] };
}
