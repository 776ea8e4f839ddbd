import type { Reporter, TestCase } from 'vitest/node';
import { createVitest } from 'vitest/node';
import { InvariantError } from '../../core/errors.ts';
import type { CaseReport, Outage } from '../../core/report.ts';
import type { RunEvents } from '../events.ts';
import { endOf } from './end.ts';
import type { Engine } from './plan.ts';
import { vitestOptions } from './vitest-options.ts';

const progressMs = 100;
const signals = ['SIGINT', 'SIGTERM'] as const;

/** Reporters and set-up files that a caller adds to vitest. */
export interface VitestExtras {
  readonly reporters: readonly Reporter[];
  readonly setupFiles: readonly string[];
}

/** Starts vitest, which runs the cases of a plan in one worker thread. */
export async function vitestEngine(extras?: VitestExtras): Promise<Engine> {
  const collector = new Collector();
  const { exitCode } = process;
  const quiet = onlyOursListen();
  // Without a configuration file vitest does not start a thread of module hooks.
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
      // The command compares the whole report.
      vitest.provide('known', null);
      await vitest.start();
      collector.check();
      const { cases, requests, outages } = collector;
      return { cases, requests, outages };
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
 * Removes signal handlers that are added from here on: vitest would exit on a signal before the run
 * could clean up.
 */
function onlyOursListen(): { release(): void } {
  const silence = (name: string | symbol, listener: (...given: unknown[]) => void) => {
    if (signals.some((signal) => signal === name))
      queueMicrotask(() => process.off(name, listener));
  };
  process.on('newListener', silence);
  return { release: () => process.off('newListener', silence) };
}

/** A vitest reporter that collects the case reports and emits progress events. */
class Collector implements Reporter {
  readonly cases: CaseReport[] = [];
  requests = 0;
  outages: readonly Outage[] = [];
  events: RunEvents = {};
  readonly #failures: string[] = [];
  #shownAt = 0;

  onTestCaseResult(testCase: TestCase): void {
    const { report, requests = 0, outages = [] } = testCase.meta();
    this.requests = Math.max(this.requests, requests);
    if (outages.length > this.outages.length) this.outages = outages;
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

  /** Throws when vitest itself failed, which is a bug of this tool. */
  check(): void {
    const [first] = this.#failures;
    if (first === undefined) return;
    throw new InvariantError(
      'E_ENGINE',
      `The engine failed. Please report this with the text: ${first}`,
    );
  }
}
