const MiB = 1024 * 1024;

/** Time and size limits of one request. */
export interface Limits {
  /** Time from the first byte sent to the last byte received. */
  readonly timeoutMs: number;
  readonly connectTimeoutMs: number;
  /** Largest status line and headers of an answer. */
  readonly headerBytesMax: number;
  readonly answerBytesMax: number;
  /** How long a request with `Expect: 100-continue` waits before it sends its body anyway. */
  readonly continueWaitMs: number;
  /** How long to wait for an illegal body after the answer to a raw HEAD. */
  readonly trailingWaitMs: number;
}

/** The limits of a request that sets none of its own. */
export const defaultLimits: Limits = {
  timeoutMs: 30_000,
  connectTimeoutMs: 10_000,
  headerBytesMax: 32 * 1024,
  answerBytesMax: 24 * MiB,
  continueWaitMs: 1_000,
  trailingWaitMs: 300,
};
