/** Aborts a run on SIGINT or SIGTERM. */
export interface Interrupt {
  readonly signal: AbortSignal;
  /** Removes the signal handlers. */
  release(): void;
}

/** The first SIGINT or SIGTERM aborts the run and cleans up, the second exits at once. */
export function interruptible(ledgerFile: string): Interrupt {
  const controller = new AbortController();
  const onSignal = () => {
    if (controller.signal.aborted) {
      process.stderr.write(
        `\nExited without cleaning up. Clean up with: sse-c-conformance cleanup ${ledgerFile}\n`,
      );
      process.exit(3);
    }
    process.stderr.write(
      '\nStopping: deleting what the run created. Interrupt again to exit at once.\n',
    );
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
