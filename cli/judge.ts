import { type ReportName, renderConsole, renderFiles, reportNames } from '../reports/index.ts';
import type { Config } from '../runner/config.ts';
import { selectCases } from '../runner/plan/catalogue.ts';
import { run } from '../runner/run.ts';
import type { configWithout, RunFlags, Target } from './config.ts';
import { interruptible } from './interrupt.ts';
import { ledgerFile, outputFolder, reportNamesIn, writeFiles } from './output-folder.ts';
import { progress } from './progress.ts';

/**
 * Looks through the flags of a run, and returns what judges an endpoint, writes the reports and sets
 * the exit code. Throws a `UsageError` before anything is sent.
 */
export function prepared(
  flags: RunFlags,
  common: ReturnType<typeof configWithout>,
): (target: Target) => Promise<void> {
  selectCases(common);
  const names = reportNamesIn(flags.report, reportNames);
  const folder = outputFolder(flags.out);
  if (flags.secretAccessKey !== undefined) {
    process.stderr.write(
      'warning: a secret on the command line can be seen by others; better set AWS_SECRET_ACCESS_KEY.\n',
    );
  }
  return (target) =>
    judge({ ...common, ...target, ledgerFile: ledgerFile(folder) }, { folder, names });
}

async function judge(
  config: Config,
  of: { readonly folder: string; readonly names: readonly ReportName[] },
): Promise<void> {
  const events = progress(process.stderr);
  const interrupt = interruptible(config.ledgerFile);
  try {
    const report = await run(config, events, interrupt.signal);
    events.end();
    const files = writeFiles(of.folder, renderFiles(report, of.names));
    const colour = process.stdout.isTTY === true && !process.env.NO_COLOR;
    process.stdout.write(`${renderConsole(report, { colour })}\n`);
    process.stdout.write(
      `Reports: ${files.filter((file) => !file.includes('allure-results')).join(', ')}\n`,
    );
    process.exitCode = interrupt.signal.aborted && report.exitCode === 0 ? 3 : report.exitCode;
  } finally {
    events.end();
    interrupt.release();
  }
}
