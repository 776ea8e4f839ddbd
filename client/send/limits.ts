const MiB = 1024 * 1024;

/** How much of an endpoint one request puts up with. */
export interface Limits {
  /** From the first byte sent to the last byte received. */
  readonly timeoutMs: number;
  readonly connectTimeoutMs: number;
  /** Status line and headers of an answer. */
  readonly headerBytesMax: number;
  readonly answerBytesMax: number;
  /** How long a body is held back for an interim answer that does not come. */
  readonly continueWaitMs: number;
  /** How long a raw HEAD is listened to behind its answer, where a body must not come. */
  readonly trailingWaitMs: number;
}

/** The limits of a request unless told otherwise. */
export const defaultLimits: Limits = {
  timeoutMs: 30_000,
  connectTimeoutMs: 10_000,
  headerBytesMax: 32 * 1024,
  answerBytesMax: 24 * MiB,
  continueWaitMs: 1_000,
  trailingWaitMs: 300,
};
