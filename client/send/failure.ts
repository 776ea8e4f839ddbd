import type { Answer } from '../../core/exchange.ts';

/** Why there is no complete answer. */
export type Broken = NonNullable<Answer['broken']>;

/** How far an exchange got before it failed. */
export interface Progress {
  /** The connection was open and the request was sent. */
  readonly sent: boolean;
  /** Status line and headers of the answer were received. */
  readonly answered: boolean;
}

const timeouts = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'E_DEADLINE']);
const malformations = new Set(['UND_ERR_HEADERS_OVERFLOW', 'E_MALFORMED']);

/** The `code` of an error of Node, TLS or undici; empty if it has none. */
function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}

/** Classifies an error of the network, of TLS or of the parser. */
export function brokenBy(error: unknown, progress: Progress): Broken {
  const code = codeOf(error);
  if (code === 'E_INTERRUPTED') return 'interrupted';
  if (timeouts.has(code)) return 'timeout';
  if (!progress.sent) return 'unreachable';
  if (code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH') return 'cut short';
  if (malformations.has(code) || isParserError(error)) return 'malformed';
  return progress.answered ? 'cut short' : 'closed';
}

// undici's parser errors have no code. The end of a connection within an answer is one of them.
function isParserError(error: unknown): boolean {
  const isOurs = error instanceof Error && error.name === 'HTTPParserError';
  return isOurs && !error.message.includes('EOF');
}

const clientFaults = new Set([
  'UND_ERR_INVALID_ARG',
  'UND_ERR_NOT_SUPPORTED',
  'UND_ERR_REQ_CONTENT_LENGTH_MISMATCH',
]);

/** Whether undici failed on a `100 Continue` that the request had not asked for, which is legal. */
export function isInterim(error: unknown): boolean {
  const isBad = error instanceof Error && error.message === 'bad response';
  return isBad && codeOf(error) === 'UND_ERR_SOCKET';
}

/** Whether undici refused to send the request, or cannot parse an answer that HTTP allows. */
export function isClientFault(error: unknown): boolean {
  return clientFaults.has(codeOf(error)) || isInterim(error);
}

/** The error as one line, for the message about an unreachable endpoint. */
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
