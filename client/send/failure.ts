import type { Answer } from '../../core/exchange.ts';

/** Why there is no whole answer. */
export type Broken = NonNullable<Answer['broken']>;

/** How far an exchange had come when it failed. */
export interface Progress {
  /** The connection stood and the request went out. */
  readonly sent: boolean;
  /** Status line and headers of the answer were there. */
  readonly answered: boolean;
}

const timeouts = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'E_DEADLINE']);
const malformations = new Set(['UND_ERR_HEADERS_OVERFLOW', 'E_MALFORMED']);

/** The stable code of an error, of whichever layer. */
function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}

/** Turns an error of the network, of TLS or of the parser into one word. */
export function brokenBy(error: unknown, progress: Progress): Broken {
  const code = codeOf(error);
  if (code === 'E_INTERRUPTED') return 'interrupted';
  if (timeouts.has(code)) return 'timeout';
  if (!progress.sent) return 'unreachable';
  if (code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH') return 'cut short';
  if (malformations.has(code) || isParserError(error)) return 'malformed';
  return progress.answered ? 'cut short' : 'closed';
}

// undici's parser errors have no code, and the end of a connection inside an answer is one of them.
function isParserError(error: unknown): boolean {
  const isOurs = error instanceof Error && error.name === 'HTTPParserError';
  return isOurs && !error.message.includes('EOF');
}

const clientFaults = new Set([
  'UND_ERR_INVALID_ARG',
  'UND_ERR_NOT_SUPPORTED',
  'UND_ERR_REQ_CONTENT_LENGTH_MISMATCH',
]);

/** Whether the pooled client met a `100 Continue` that nobody asked for, which endpoints may send. */
export function isInterim(error: unknown): boolean {
  const isBad = error instanceof Error && error.message === 'bad response';
  return isBad && codeOf(error) === 'UND_ERR_SOCKET';
}

/** Whether the pooled client failed by a limit of its own: it did not write this, or read that. */
export function isClientFault(error: unknown): boolean {
  return clientFaults.has(codeOf(error)) || isInterim(error);
}

/** One line on a failure, for whoever asks why nothing came. */
export function explained(error: unknown): string {
  const code = codeOf(error);
  const message = error instanceof Error ? error.message : String(error);
  return code === '' || message.includes(code) ? message : `${code}: ${message}`;
}

/** The request took longer than its limit. */
export class DeadlineError extends Error {
  readonly code = 'E_DEADLINE';
}

/** The run ended before the answer came. */
export class InterruptedError extends Error {
  readonly code = 'E_INTERRUPTED';
}

/** The answer is not HTTP/1.1, or larger than its limits. */
export class MalformedError extends Error {
  readonly code = 'E_MALFORMED';
}
