import type { Reporter, TestCase, Vitest } from 'vitest/node';
import { startVitest } from 'vitest/node';
import { InvariantError } from '../../core/errors.ts';
import type { CaseReport } from '../../core/report.ts';
import runnerConfig from '../../runner.config.ts';
import { casesAtOnce } from '../plan/start-order.ts';
import type { SessionFacts } from '../session.ts';
import { tellEnd } from './end.ts';
import type { RunEvents } from './events.ts';
import { tellFacts } from './facts-channel.ts';
import type { WorkerPlan } from './host-types.ts';
import { keepThreadsSmall } from './v8-flags.ts';

const progressMs = 100;
const signals = ['SIGINT', 'SIGTERM'] as const;

/** What the worker came to. */
interface Ran {
  readonly cases: readonly CaseReport[];
  readonly requests: number;
}

/** Runs the plan's cases in vitest, in one worker thread, and collects what they report. */
export async function runInWorker(of: {
  readonly plan: WorkerPlan;
  readonly facts: Promise<SessionFacts>;
  readonly events: RunEvents;
  readonly signal?: AbortSignal;
}): Promise<Ran> {
  const collector = new Collector(of.events, of.signal);
  const exitCode = process.exitCode;
  keepThreadsSmall();
  const telling = [tellEnd(of.plan.end, of.signal), tellFacts(of.plan.end, of.facts)];
  const quiet = onlyOursListen();
  // A file that vitest loads by itself costs a thread of module hooks, which stays.
  const vitest = await startVitest(
    'test',
    [],
    {
      config: false,
      run: true,
      watch: false,
      provide: { plan: of.plan },
      reporters: [collector],
      maxConcurrency: casesAtOnce(of.plan.config.concurrency),
    },
    runnerConfig,
  );
  // Vitest sets the exit code by its own rules; ours come from the verdicts.
  process.exitCode = exitCode;
  await vitest.close();
  for (const { release } of telling) release();
  quiet.release();
  collector.check();
  return { cases: collector.cases, requests: collector.requests };
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
  readonly #events: RunEvents;
  readonly #signal: AbortSignal | undefined;
  readonly #failures: string[] = [];
  #vitest: Vitest | undefined;
  #toldAt = 0;

  constructor(events: RunEvents, signal: AbortSignal | undefined) {
    this.#events = events;
    this.#signal = signal;
  }

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  /** Before this, vitest forgets that it was cancelled. */
  onTestRunStart(): void {
    const cancel = () => void this.#vitest?.cancelCurrentRun('keyboard-input');
    if (this.#signal?.aborted) cancel();
    this.#signal?.addEventListener('abort', cancel, { once: true });
  }

  onTestCaseResult(testCase: TestCase): void {
    const { report, requests } = testCase.meta();
    const result = testCase.result();
    if (result.state === 'failed') this.#failures.push(result.errors[0]?.stack ?? testCase.name);
    this.requests = Math.max(this.requests, requests ?? 0);
    if (report !== undefined) {
      this.cases.push(report);
      this.#events.onCase?.(report);
    }
    const now = Date.now();
    if (now - this.#toldAt < progressMs) return;
    this.#toldAt = now;
    this.#events.onProgress?.({ cases: this.cases.length, requests: this.requests });
  }

  onTestRunEnd(
    _modules: unknown,
    errors: ReadonlyArray<{ readonly stack?: string; readonly message?: string }>,
  ): void {
    for (const error of errors) this.#failures.push(error.stack ?? error.message ?? 'unknown');
  }

  /** Throws when the engine failed, which is never the endpoint's doing. */
  check(): void {
    const [first] = this.#failures;
    if (first === undefined || this.#signal?.aborted) return;
    throw new InvariantError(
      'E_ENGINE',
      `The engine failed. Please report this with the text: ${first}`,
    );
  }
}
