import type { Exchange } from '../../core/exchange.ts';

/** Errors that say something about us or the moment, nothing about SSE-C. */
const unrelatedCodes: readonly string[] = [
  'RequestTimeTooSkewed',
  'ExpiredToken',
  'InvalidAccessKeyId',
  'InvalidToken',
  'AuthorizationHeaderMalformed',
  'PermanentRedirect',
  'TemporaryRedirect',
  'SlowDown',
  'OperationAborted',
  'NoSuchBucket',
  'TooManyRequests',
  'RequestTimeout',
];

/** Why an answer can be judged neither as accepted nor as refused, if so. */
export function excuseOf(exchange: Exchange): string | undefined {
  if (exchange.broken === 'interrupted') return 'the run ended before this was answered';
  if (exchange.broken === 'unreachable') return 'the endpoint could not be reached any more';
  // A redirect to https is a right answer to a request over http.
  const isOverHttp = exchange.request.transport.scheme === 'http';
  if (!isOverHttp && exchange.status >= 300 && exchange.status < 400 && exchange.status !== 304) {
    return `the endpoint redirects (${exchange.status})`;
  }
  const code = exchange.error?.code;
  if (exchange.status === 429 || exchange.status === 408)
    return `the endpoint answered ${exchange.status}, which says nothing about SSE-C`;
  if (code === undefined || !unrelatedCodes.includes(code)) return undefined;
  return `the endpoint answered ${exchange.status} ${code}, which says nothing about SSE-C`;
}
