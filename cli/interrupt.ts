import { type EndSignal, signalCode } from '../core/cut-off.ts';
import { InterruptedError } from '../core/errors.ts';
import type { RunReport } from '../core/report.ts';

/** Aborts a run on SIGINT or SIGTERM. */
export interface Interrupt {
  readonly signal: AbortSignal;
  /** The report with the exit code of the signal, if there was one. */
  marked(report: RunReport): RunReport;
  /** Throws an `InterruptedError` in place of an error that is due to a signal. */
  explain(error: unknown): never;
  /** Removes the signal handlers. */
  release(): void;
}

/** The first SIGINT or SIGTERM aborts the run and cleans up, the second exits at once. */
export function interruptible(ledgerFile: string): Interrupt {
  const controller = new AbortController();
  let first: EndSignal | undefined;
  const onSignal = (name: EndSignal) => {
    if (first !== undefined) {
      process.stderr.write(
        `\nExited without cleaning up. Clean up with: sse-c-conformance cleanup ${ledgerFile}\n`,
      );
      process.exit(signalCode(name));
    }
    first = name;
    process.stderr.write(
      '\nStopping: deleting what the run created. Interrupt again to exit at once.\n',
    );
    controller.abort();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return {
    signal: controller.signal,
    marked: (report) => (first === undefined ? report : { ...report, exitCode: signalCode(first) }),
    explain: (error) => {
      if (first === undefined) throw error;
      throw new InterruptedError(signalCode(first), { cause: error });
    },
    release: () => {
      process.off('SIGINT', onSignal);
      process.off('SIGTERM', onSignal);
    },
  };
}
