import { afterAll, beforeAll, test, vi } from 'vitest';
import { UsageError } from '../core/errors.ts';
import type { CaseReport, RunReport } from '../core/report.ts';
import { conclude } from '../reports/conclusion.ts';
import type { Config } from '../runner/config.ts';
import { type Cases, openCases } from '../runner/engine/cases.ts';
import { outcomeOf, settle } from '../runner/engine/outcome.ts';
import { planCases } from '../runner/plan/catalogue.ts';
import { casesAtOnce } from '../runner/plan/start-order.ts';
import { begin, type StartedRun } from '../runner/run.ts';
import { type ConformanceOptions, conformanceConfig } from './conformance-options.ts';

/** Options of the tests of a run. */
export interface VitestOptions extends ConformanceOptions {
  /** Called at the end with the report, of which `renderFiles` makes the formats of the suite. */
  readonly onReport?: (report: RunReport) => void | Promise<void>;
}

const cleanupMs = 300_000;
// No retries: a case that ran again would find its own objects of the first time.
const untimed = { timeout: 0, retry: 0, repeats: 0 };

/**
 * Registers a vitest test for each selected case in the file, or the `describe`, that calls it. Probes
 * run before the first test; after the last one what the run created is deleted. A case at or above
 * `failOn` that fails, fails its test with the lab note; a case that does not apply is skipped.
 *
 * Throws a `UsageError` for options that cannot be. Vitest's `--shard` distributes files; to distribute
 * the cases of one file use `shard`.
 *
 * @example
 * import { conformance } from 'sse-c-conformance/vitest';
 * await conformance({ endpoint: 'https://s3.example.com', rules: ['put.md5.*'] });
 */
export async function conformance(options: VitestOptions): Promise<void> {
  const config = await conformanceConfig(options);
  const planned = planCases(config);
  const reports: CaseReport[] = [];
  let begun: StartedRun | undefined;
  let cases: Cases | undefined;
  inThisVitest(() => {
    vi.setConfig({ maxConcurrency: casesAtOnce(config.concurrency) });
    beforeAll(async () => {
      begun = await begin(config, eventsOf(options), options.signal);
      cases = openCases(begun.plan, begun.signal);
    }, config.budgetMs + cleanupMs);
    for (const one of planned) {
      test.concurrent(one.info.id, untimed, async (context) => {
        const report = await opened(cases).judge(one);
        reports.push(report);
        options.onCase?.(report);
        context.task.meta.report = report;
        await settle(report, context, { failing: config.failOn });
      });
    }
    afterAll(async () => {
      await cases?.close();
      const { requests = 0, outages = [] } = cases ?? {};
      const report = begun?.report({ cases: reports, requests, outages });
      await begun?.close();
      if (report === undefined) return;
      await options.onReport?.(report);
      concluded(report, config);
    }, cleanupMs);
  });
}

function eventsOf({ onPreflight, onNotice }: VitestOptions) {
  return { ...(onPreflight && { onPreflight }), ...(onNotice && { onNotice }) };
}

function opened(cases: Cases | undefined): Cases {
  if (cases === undefined) throw new RangeError('The probes run before the cases.');
  return cases;
}

/** A run that concludes nothing is red although no test failed. */
function concluded(report: RunReport, { failOn }: Config): void {
  const hasFailed = report.cases.some((one) => outcomeOf(one, failOn) === 'fail');
  if (report.exitCode === 0 || hasFailed) return;
  const { headline, sentence } = conclude(report);
  throw new Error(`${headline}: ${sentence}`);
}

/** Vitest finds the file that is being run only for tests of its own version and copy. */
function inThisVitest(register: () => void): void {
  try {
    register();
  } catch (cause) {
    throw new UsageError(
      'E_VITEST',
      'Tests could not be registered: sse-c-conformance/vitest needs to be called in a test file that is run by the vitest which this package depends on. `npm ls vitest` shows whether there are two.',
      { cause },
    );
  }
}
