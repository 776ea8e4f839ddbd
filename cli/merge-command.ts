import { styleText } from 'node:util';
import { UsageError } from '../core/errors.ts';
import type { RunReport } from '../core/report.ts';
import { diagnose } from '../diagnosis/diagnose.ts';
import { merge, renderConsole, renderFiles, reportNames, whyNotOneRun } from '../reports/index.ts';
import { listCases } from '../runner/plan/catalogue.ts';
import { outputFolder, reportNamesIn, writeFiles } from './output-folder.ts';
import { readReport } from './read-report.ts';
import { reportsIn } from './report-commands.ts';

/** The flags of `merge`. */
export interface MergeFlags {
  readonly failOn?: RunReport['failOn'];
  readonly out: string;
  readonly report: string;
  readonly verbose: boolean;
}

/** `merge`: one report of the shards of a run, with the exit code that the whole run has. */
export function mergeCommand(places: readonly string[], flags: MergeFlags): void {
  const names = reportNamesIn(flags.report, reportNames);
  const files = places.flatMap(reportsIn);
  const shards = files.map(readReport);
  const why = whyNotOneRun(shards);
  if (why !== undefined)
    throw new UsageError('E_MERGE', `These reports ${why}. Merge the shards of one run.`);
  const { failOn = shards[0]?.failOn ?? 'must' } = flags;
  const report = merge(
    shards.map((one) => ({ ...one, failOn })),
    { diagnose, order: listCases().map(({ id }) => id) },
  );
  const written = writeFiles(outputFolder(flags.out), renderFiles(report, names));
  const colour = styleText('bold', ' ') !== ' ';
  process.stdout.write(renderConsole(report, { colour, isVerbose: flags.verbose }));
  process.stdout.write(`Reports: ${written.join(', ')}\n`);
  process.exitCode = report.exitCode;
}
