import type { HeaderPair, SentDraft } from './values.ts';

/** The elements of an S3 error document; undefined where the document lacks them. */
export interface S3Error {
  readonly code?: string | undefined;
  readonly message?: string | undefined;
  readonly argumentName?: string | undefined;
  readonly argumentValue?: string | undefined;
  readonly requestId?: string | undefined;
}

/** An answer as it was received, or the reason why none was. */
export interface Answer {
  /** 0 when no answer came. */
  readonly status: number;
  readonly headers: readonly HeaderPair[];
  /** At most `answerBytesMax` bytes; `truncated` where the answer was longer. */
  readonly body: Uint8Array;
  readonly truncated?: boolean;
  /**
   * Why the answer is missing or incomplete. `interrupted`: the run ended before the answer came;
   * the others are failures of the endpoint or the network.
   */
  readonly broken?:
    | 'closed'
    | 'timeout'
    | 'malformed'
    | 'unreachable'
    | 'cut short'
    | 'interrupted';
  /**
   * Response to a resend: the connection of the first request was lost before an answer came, and
   * the first request may have been executed.
   */
  readonly isResend?: boolean;
  readonly durationMs: number;
}

/** The phase of the trial in which a request was sent. Only answers of `act` are judged. */
export type Role = 'arrange' | 'act' | 'control' | 'observe';

/** A request and its answer, secrets included. Reports get a redacted `RecordedExchange`. */
export interface Exchange extends Answer {
  readonly role: Role;
  readonly request: SentDraft;
  /** From the error document, if the answer has one (also a 200 with an `<Error>` root). */
  readonly error?: S3Error;
  /** The parsed XML document, root element included; undefined for anything else. */
  readonly document?: XmlElement;
}

/** An XML element; `text` is its character data, joined. */
export interface XmlElement {
  readonly name: string;
  readonly text: string;
  readonly children: readonly XmlElement[];
}

/** A write, and whether a later read or list shows that it stored something. */
export interface Written extends Exchange {
  /**
   * State of the name afterwards; `unprobed` after an accepted write, or where it cannot be seen.
   */
  readonly left: 'as before' | 'changed' | 'unprobed';
  readonly afterwards: readonly Exchange[];
}

/** The value of the first header with this name, in any case; else undefined. */
export function header(of: Pick<Answer, 'headers'>, name: string): string | undefined {
  const wanted = name.toLowerCase();
  return of.headers.find(([candidate]) => candidate.toLowerCase() === wanted)?.[1];
}

/** Whether the answer is a complete 2xx without an error document in its body. */
export function isAccepted(exchange: Exchange): boolean {
  const ok = exchange.status >= 200 && exchange.status < 300;
  return ok && exchange.error === undefined && exchange.broken === undefined;
}

/** Status and error code of an answer: `403 AccessDenied`, `0 timeout`. */
export function answered({ status, error, broken }: Exchange): string {
  if (status === 0) return `nothing (${broken ?? 'no answer'})`;
  return `${status} ${error?.code ?? broken ?? ''}`.trim();
}

/** Error codes of a failing or busy endpoint, which say nothing about the request. */
const failureCodes: readonly string[] = [
  'InternalError',
  'ServiceUnavailable',
  'SlowDown',
  'OperationAborted',
  'RequestTimeout',
];

/**
 * Whether the endpoint failed or was busy, and so did not judge the request: a 5xx other than 501,
 * a 429 or 408, or an error code that says so, also in a document that follows a 200.
 */
export function isFailure(exchange: Pick<Exchange, 'status' | 'error'>): boolean {
  const { status, error } = exchange;
  const crashed = (status >= 500 && status !== 501) || status === 429 || status === 408;
  return crashed || (error?.code !== undefined && failureCodes.includes(error.code));
}

/** Whether a busy endpoint may answer so now and then; it is a finding only if it happens again. */
export function isTransient(exchange: Exchange): boolean {
  return isFailure(exchange) || exchange.broken !== undefined;
}

/** The first child element with this name. */
export function child(of: XmlElement | undefined, name: string): XmlElement | undefined {
  return of?.children.find((candidate) => candidate.name === name);
}

/** All child elements with this name. */
export function childrenNamed(of: XmlElement | undefined, name: string): readonly XmlElement[] {
  return of?.children.filter((candidate) => candidate.name === name) ?? [];
}
