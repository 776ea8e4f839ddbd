import { cutOffReasons } from '../../core/cut-off.ts';
import type { Exchange } from '../../core/exchange.ts';

/** Error codes about clock, credentials, region or load, which say nothing about SSE-C. */
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

/** Why an answer counts neither as accepted nor as refused; undefined where it counts. */
export function excuseOf(exchange: Exchange): string | undefined {
  if (exchange.broken === 'interrupted') return cutOffReasons.unanswered;
  if (exchange.broken === 'unreachable') return 'the endpoint became unreachable';
  // A redirect to https is a correct answer to a request over http.
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
