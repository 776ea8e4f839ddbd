import type { HeaderPair, SentDraft } from './values.ts';

/** What an S3 error document says; members that it lacks are undefined. */
export interface S3Error {
  readonly code?: string | undefined;
  readonly message?: string | undefined;
  readonly argumentName?: string | undefined;
  readonly argumentValue?: string | undefined;
  readonly requestId?: string | undefined;
}

/** An answer as it came from the wire, or the reason why none came. */
export interface Answer {
  /** 0 when no answer came. */
  readonly status: number;
  readonly headers: readonly HeaderPair[];
  /** At most `answerBytesMax` bytes; `truncated` tells when there was more. */
  readonly body: Uint8Array;
  readonly truncated?: boolean;
  /**
   * Why there is no whole answer: the connection was closed, nothing came in time, … `interrupted`
   * is our own doing: the run ended first.
   */
  readonly broken?:
    | 'closed'
    | 'timeout'
    | 'malformed'
    | 'unreachable'
    | 'cut short'
    | 'interrupted';
  /**
   * The answer to a second one: the first was lost with its connection, and may have been done, so
   * that this may be about what it left.
   */
  readonly isResend?: boolean;
  readonly durationMs: number;
}

/** Why a request was sent. Only `act` is judged. */
export type Role = 'arrange' | 'act' | 'control' | 'observe';

/** A request and its answer. Holds secrets: what leaves the process is a `RecordedExchange`. */
export interface Exchange extends Answer {
  readonly role: Role;
  readonly request: SentDraft;
  /** From the error document, if the answer has one (also a 200 with an `<Error>` root). */
  readonly error?: S3Error;
  /** The parsed XML document, root element included; undefined for anything else. */
  readonly document?: XmlElement;
}

/** An element: child name → elements in order; `text` is the joined character data. */
export interface XmlElement {
  readonly name: string;
  readonly text: string;
  readonly children: readonly XmlElement[];
}

/** A write, and what an observer found under its name afterwards. */
export interface Written extends Exchange {
  /** `unprobed` after an accepted write, or where nobody can look. */
  readonly left: 'as before' | 'changed' | 'unprobed';
  readonly afterwards: readonly Exchange[];
}

/** The value of a header, or undefined. Names match case-insensitively; the first one wins. */
export function header(of: Pick<Answer, 'headers'>, name: string): string | undefined {
  const wanted = name.toLowerCase();
  return of.headers.find(([candidate]) => candidate.toLowerCase() === wanted)?.[1];
}

/** A 2xx answer, whole, that is not an error document in disguise. */
export function isAccepted(exchange: Exchange): boolean {
  const ok = exchange.status >= 200 && exchange.status < 300;
  return ok && exchange.error === undefined && exchange.broken === undefined;
}

/** How an exchange was answered, in a few words: `403 AccessDenied`, `0 timeout`. */
export function answered({ status, error, broken }: Exchange): string {
  return `${status} ${error?.code ?? broken ?? ''}`.trim();
}

/** Error codes by which an endpoint says that it failed, which is no word about the request. */
const failureCodes: readonly string[] = [
  'InternalError',
  'ServiceUnavailable',
  'SlowDown',
  'OperationAborted',
  'RequestTimeout',
];

/**
 * The endpoint failed or was busy instead of judging the request: a 5xx other than 501, a 429 or 408,
 * or one of its error codes, also in a document that follows a 200.
 */
export function isFailure(exchange: Pick<Exchange, 'status' | 'error'>): boolean {
  const { status, error } = exchange;
  const crashed = (status >= 500 && status !== 501) || status === 429 || status === 408;
  return crashed || (error?.code !== undefined && failureCodes.includes(error.code));
}

/** A busy endpoint answers so now and then; only when it does so again is it a finding. */
export function isTransient(exchange: Exchange): boolean {
  return isFailure(exchange) || exchange.broken !== undefined;
}

/** The first child of that name. */
export function child(of: XmlElement | undefined, name: string): XmlElement | undefined {
  return of?.children.find((candidate) => candidate.name === name);
}

/** All children of that name. */
export function childrenNamed(of: XmlElement | undefined, name: string): readonly XmlElement[] {
  return of?.children.filter((candidate) => candidate.name === name) ?? [];
}
