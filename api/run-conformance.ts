import type { RunReport } from '../core/report.ts';
import { run } from '../runner/run.ts';
import { type ConformanceOptions, conformanceConfig } from './conformance-options.ts';

/**
 * Judges an S3 endpoint by the rules of the suite, and deletes what it created there. A finding is
 * in the report, never thrown; `report.exitCode` is that of the command `run`.
 *
 * Throws a `UsageError` (`code` `E_…`) for options that cannot be, before any request is sent, and
 * an `UnreachableError` where no S3 endpoint answers.
 *
 * @example
 * const report = await runConformance({ endpoint: 'https://s3.example.com', rules: ['put.md5.*'] });
 * const failed = report.cases.filter(({ verdict }) => verdict === 'fail');
 */
export async function runConformance(options: ConformanceOptions): Promise<RunReport> {
  const { onPreflight, onCase, onNotice } = options;
  const events = {
    ...(onPreflight && { onPreflight }),
    ...(onCase && { onCase }),
    ...(onNotice && { onNotice }),
  };
  return run(await conformanceConfig(options), events, options.signal, 'here');
}
