import type { Reporter, TestCase } from 'vitest/node';
import { createVitest } from 'vitest/node';
import { InvariantError } from '../../core/errors.ts';
import type { CaseReport } from '../../core/report.ts';
import type { RunEvents } from '../events.ts';
import { endOf } from './end.ts';
import type { Engine } from './plan.ts';
import { vitestOptions } from './vitest-options.ts';

const progressMs = 100;
const signals = ['SIGINT', 'SIGTERM'] as const;

/** What a caller adds to vitest: reporters, and files that run before the cases. */
export interface VitestExtras {
  readonly reporters: readonly Reporter[];
  readonly setupFiles: readonly string[];
}

/** Starts vitest in this thread; it runs the cases of a plan in one thread of its own. */
export async function vitestEngine(extras?: VitestExtras): Promise<Engine> {
  const collector = new Collector();
  const { exitCode } = process;
  const quiet = onlyOursListen();
  // A file that vitest loads by itself costs a thread of module hooks, which stays.
  const vitest = await createVitest(
    'test',
    {
      ...{ config: false, run: true, watch: false },
      reporters: [collector, ...(extras?.reporters ?? [])],
      ...(extras && { setupFiles: [...extras.setupFiles] }),
    },
    vitestOptions,
  );
  return {
    run: async (plan, { events, signal }) => {
      collector.events = events;
      vitest.provide('plan', plan);
      vitest.provide('end', endOf(signal));
      vitest.provide('failing', 'all');
      await vitest.start();
      collector.check();
      return { cases: collector.cases, requests: collector.requests };
    },
    close: async () => {
      await vitest.close();
      quiet.release();
      // Vitest sets the exit code by its own rules; ours come from the verdicts.
      process.exitCode = exitCode;
    },
  };
}

/**
 * Vitest leaves the process on a signal before anybody could clean up, so whoever begins to listen
 * for one from here on is silenced before any can arrive.
 */
function onlyOursListen(): { release(): void } {
  const silence = (name: string | symbol, listener: (...given: unknown[]) => void) => {
    if (signals.some((signal) => signal === name))
      queueMicrotask(() => process.off(name, listener));
  };
  process.on('newListener', silence);
  return { release: () => process.off('newListener', silence) };
}

/** A vitest reporter that keeps our reports and passes on how the run goes. */
class Collector implements Reporter {
  readonly cases: CaseReport[] = [];
  requests = 0;
  events: RunEvents = {};
  readonly #failures: string[] = [];
  #shownAt = 0;

  onTestCaseResult(testCase: TestCase): void {
    const { report, requests = 0 } = testCase.meta();
    this.requests = Math.max(this.requests, requests);
    if (report === undefined) {
      this.#failures.push(testCase.result().errors?.[0]?.stack ?? testCase.name);
      return;
    }
    this.cases.push(report);
    this.events.onCase?.(report);
    const now = Date.now();
    if (now - this.#shownAt < progressMs) return;
    this.#shownAt = now;
    this.events.onProgress?.({ cases: this.cases.length, requests: this.requests });
  }

  onTestRunEnd(
    _modules: unknown,
    errors: ReadonlyArray<{ readonly stack?: string; readonly message?: string }>,
  ): void {
    for (const error of errors) this.#failures.push(error.stack ?? error.message ?? 'unknown');
  }

  /** Throws when vitest failed, which is never the endpoint's doing. */
  check(): void {
    const [first] = this.#failures;
    if (first === undefined) return;
    throw new InvariantError(
      'E_ENGINE',
      `The engine failed. Please report this with the text: ${first}`,
    );
  }
}
