import type { Answer } from '../../core/exchange.ts';
import type { HeaderPair } from '../../core/values.ts';
import { brokenBy, explained, isClientFault, isInterim } from './failure.ts';

const capacityBytesMin = 4 * 1024;
/** Most bytes to allocate because of a Content-Length header alone. */
const roomBytesMax = 32 * 1024 * 1024;

/** The outcome of sending a request once. */
export interface Attempt {
  readonly answer: Answer;
  /** The failure was not caused by the request, which is sent again on a new connection. */
  readonly isInconclusive: boolean;
  /** The pooled client cannot parse the answers of this endpoint. */
  readonly isUnreadable?: boolean;
  /** The error message of the layer that failed. */
  readonly failure?: string;
}

/** Collects an answer as it arrives. */
export interface Collector {
  readonly answered: boolean;
  begin(): void;
  head(status: number, headers: readonly HeaderPair[]): void;
  /** False when the body exceeds its limit; the bytes within the limit are kept. */
  data(chunk: Uint8Array): boolean;
  whole(): Attempt;
  broken(error: unknown, of: { readonly sent: boolean; readonly reused: boolean }): Attempt;
}

/**
 * A collector of at most `answerBytesMax` bytes of body. Chunks are copied into one growing buffer:
 * a chunk that is kept holds its whole read buffer of 64 KiB, even for one byte.
 */
export function collector(answerBytesMax: number): Collector {
  let started = performance.now();
  let status = 0;
  let headers: readonly HeaderPair[] = [];
  let buffer = Buffer.alloc(0);
  let size = 0;
  let truncated = false;
  const durationMs = () => performance.now() - started;
  return {
    get answered() {
      return status !== 0;
    },
    begin() {
      started = performance.now();
    },
    head(newStatus, newHeaders) {
      status = newStatus;
      headers = newHeaders;
    },
    data(chunk) {
      const fits = chunk.subarray(0, answerBytesMax - size);
      truncated = fits.length < chunk.length;
      if (size === 0) buffer = roomOf(headers, answerBytesMax);
      buffer = grown(buffer, { size, needed: size + fits.length });
      buffer.set(fits, size);
      size += fits.length;
      return !truncated;
    },
    whole() {
      const body = buffer.subarray(0, size);
      const answer = { status, headers, body, durationMs: durationMs() };
      return { answer: truncated ? { ...answer, truncated } : answer, isInconclusive: false };
    },
    broken(error, { sent, reused }) {
      const answered = status !== 0;
      const broken = brokenBy(error, { sent, answered });
      const body = buffer.subarray(0, size);
      const answer: Answer = { status: 0, headers, body, broken, durationMs: durationMs() };
      const isInconclusive = (reused && broken === 'closed') || isClientFault(error);
      const isUnreadable = isInterim(error);
      return { answer, isInconclusive, isUnreadable, failure: explained(error) };
    },
  };
}

/** A buffer for the whole of a large body, so that it is not copied as it grows. */
function roomOf(headers: readonly HeaderPair[], answerBytesMax: number): Buffer<ArrayBuffer> {
  const stated = headers.find(([name]) => name.toLowerCase() === 'content-length')?.[1] ?? '';
  const sizeBytes = /^\d{1,10}$/.test(stated) ? Number(stated) : 0;
  const isLarge =
    sizeBytes > capacityBytesMin && sizeBytes <= Math.min(answerBytesMax, roomBytesMax);
  return Buffer.allocUnsafeSlow(isLarge ? sizeBytes : 0);
}

function grown(
  buffer: Buffer<ArrayBuffer>,
  { size, needed }: { readonly size: number; readonly needed: number },
): Buffer<ArrayBuffer> {
  if (needed <= buffer.length) return buffer;
  const larger = Buffer.allocUnsafeSlow(Math.max(needed, buffer.length * 2, capacityBytesMin));
  larger.set(buffer.subarray(0, size));
  return larger;
}
