import type { HeaderPair } from '../../core/values.ts';
import { MalformedError } from './failure.ts';

/** Callbacks of the parser. */
export interface AnswerEvents {
  /** Called for interim (1xx) answers too; only the final one has a body. */
  onHead(status: number, headers: readonly HeaderPair[]): void;
  onData(chunk: Uint8Array): void;
}

/** Parses one HTTP/1.1 answer incrementally. Throws `MalformedError`. */
export interface AnswerParser {
  readonly isDone: boolean;
  push(chunk: Uint8Array): void;
  /** Called when the connection ends; true if the answer is complete. */
  end(): boolean;
}

type State = 'head' | 'counted' | 'until close' | 'chunk size' | 'chunk end' | 'trailers' | 'done';

interface Reading {
  readonly method: string;
  readonly headerBytesMax: number;
  readonly events: AnswerEvents;
  state: State;
  isChunked: boolean;
  /** Bytes of the body, or of the current chunk, not yet received. */
  remaining: number;
  /** An incomplete line. */
  pending: Uint8Array;
  lines: string[];
  /** Bytes of head or trailer lines so far, held against `headerBytesMax`. */
  lineBytes: number;
}

const lineFeed = 0x0a;
const nothing = new Uint8Array(0);
const statusLineForm = /^HTTP\/1\.[01] ([1-9]\d\d)(?: .*)?$/;
const nameForm = /^[!#$%&'*+\-.^_`|~\w]+$/;
const chunkSizeForm = /^([0-9a-fA-F]{1,12})[ \t]*(?:;.*)?$/;

/** Makes a parser; an answer to HEAD has no body. */
export function answerParser(
  of: { readonly method: string; readonly headerBytesMax: number },
  events: AnswerEvents,
): AnswerParser {
  const start = { isChunked: false, remaining: 0, pending: nothing, lines: [], lineBytes: 0 };
  const reading: Reading = { ...of, events, state: 'head', ...start };
  return {
    get isDone() {
      return reading.state === 'done';
    },
    push: (chunk) => push(reading, chunk),
    end: () => reading.state === 'done' || reading.state === 'until close',
  };
}

function push(reading: Reading, chunk: Uint8Array): void {
  let bytes = reading.pending.length === 0 ? chunk : Buffer.concat([reading.pending, chunk]);
  reading.pending = nothing;
  while (bytes.length > 0 && reading.state !== 'done') {
    const isBody = reading.state === 'counted' || reading.state === 'until close';
    const rest = isBody ? takeData(reading, bytes) : takeLine(reading, bytes);
    if (rest === undefined) {
      reading.pending = bytes;
      return;
    }
    bytes = rest;
  }
  // An answer to HEAD must not have a body. One that comes is kept, so that rules can see it.
  if (reading.method === 'HEAD' && reading.state === 'done' && bytes.length > 0)
    reading.events.onData(bytes);
}

function takeData(reading: Reading, bytes: Uint8Array): Uint8Array {
  const isCounted = reading.state === 'counted';
  const data = isCounted ? bytes.subarray(0, reading.remaining) : bytes;
  reading.events.onData(data);
  if (isCounted) {
    reading.remaining -= data.length;
    if (reading.remaining === 0) reading.state = reading.isChunked ? 'chunk end' : 'done';
  }
  return bytes.subarray(data.length);
}

/** The next whole line, or undefined if its end has not arrived. */
function takeLine(reading: Reading, bytes: Uint8Array): Uint8Array | undefined {
  const end = bytes.indexOf(lineFeed);
  const size = end === -1 ? bytes.length : end + 1;
  if (reading.lineBytes + size > reading.headerBytesMax) {
    throw new MalformedError(`the answer's head is larger than ${reading.headerBytesMax} bytes`);
  }
  if (end === -1) return undefined;
  reading.lineBytes += size;
  const line = Buffer.from(bytes.subarray(0, end)).toString('latin1').replace(/\r$/, '');
  onLine(reading, line);
  // All interim answers share one bound, and so do all trailers: both could be endless.
  if (reading.state !== 'head' && reading.state !== 'trailers') reading.lineBytes = 0;
  return bytes.subarray(end + 1);
}

function onLine(reading: Reading, line: string): void {
  switch (reading.state) {
    case 'chunk size':
      reading.remaining = chunkSizeOf(line);
      reading.state = reading.remaining === 0 ? 'trailers' : 'counted';
      return;
    case 'chunk end':
      if (line !== '') throw new MalformedError('a chunk is longer than its size says');
      reading.state = 'chunk size';
      return;
    case 'trailers':
      if (line === '') reading.state = 'done';
      return;
    default:
      if (line !== '') {
        // Checked at once: a peer that does not speak HTTP may never send an empty line.
        if (reading.lines.length === 0) statusOf(line);
        reading.lines.push(line);
      } else if (reading.lines.length > 0) onHeadEnd(reading);
  }
}

function onHeadEnd(reading: Reading): void {
  const [first = '', ...rest] = reading.lines;
  const head: Head = { status: statusOf(first), headers: rest.map(pairOf) };
  reading.lines = [];
  reading.events.onHead(head.status, head.headers);
  if (head.status < 200) return;
  const framing = framingOf(head, reading.method);
  if (typeof framing === 'number') {
    reading.remaining = framing;
    reading.state = framing > 0 ? 'counted' : 'done';
  } else {
    reading.isChunked = framing === 'chunked';
    reading.state = reading.isChunked ? 'chunk size' : 'until close';
  }
}

interface Head {
  readonly status: number;
  readonly headers: readonly HeaderPair[];
}

function statusOf(line: string): number {
  const status = statusLineForm.exec(line)?.[1];
  if (status === undefined) throw new MalformedError('the answer has no HTTP/1.1 status line');
  return Number(status);
}

function pairOf(line: string): HeaderPair {
  const colon = line.indexOf(':');
  const name = line.slice(0, Math.max(0, colon));
  if (!nameForm.test(name)) throw new MalformedError('a header has no name');
  return [name, line.slice(colon + 1).replace(/^[ \t]+|[ \t]+$/g, '')];
}

/** How the body is delimited. @see https://www.rfc-editor.org/rfc/rfc9112#section-6.3 */
function framingOf({ status, headers }: Head, method: string): number | 'chunked' | 'until close' {
  if (method === 'HEAD' || status === 204 || status === 304) return 0;
  const values = (wanted: string) =>
    headers
      .filter(([name]) => name.toLowerCase() === wanted)
      .flatMap(([, value]) => value.split(',').map((part) => part.trim().toLowerCase()));
  const codings = values('transfer-encoding');
  if (codings.length > 0) return codings.at(-1) === 'chunked' ? 'chunked' : 'until close';
  const lengths = new Set(values('content-length'));
  if (lengths.size === 0) return 'until close';
  const [length = ''] = lengths;
  if (lengths.size > 1 || !/^\d{1,15}$/.test(length)) {
    throw new MalformedError('the answer has no single valid Content-Length');
  }
  return Number(length);
}

function chunkSizeOf(line: string): number {
  const size = chunkSizeForm.exec(line)?.[1];
  if (size === undefined) throw new MalformedError('a chunk has no valid size');
  return Number.parseInt(size, 16);
}
