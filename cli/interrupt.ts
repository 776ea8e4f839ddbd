/** Ends a run when the user asks for it. */
export interface Interrupt {
  readonly signal: AbortSignal;
  /** Gives the signals back. */
  release(): void;
}

/** The first SIGINT or SIGTERM stops and cleans up, the second leaves at once. */
export function interruptible(ledgerFile: string): Interrupt {
  const controller = new AbortController();
  const onSignal = () => {
    if (controller.signal.aborted) {
      process.stderr.write(
        `\nLeft at once. Clean up with: sse-c-conformance cleanup ${ledgerFile}\n`,
      );
      process.exit(3);
    }
    process.stderr.write('\nStopping: what was created is deleted. Once more leaves at once.\n');
    controller.abort();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return {
    signal: controller.signal,
    release: () => {
      process.off('SIGINT', onSignal);
      process.off('SIGTERM', onSignal);
    },
  };
}
