import { join } from 'node:path';
import { styleText } from 'node:util';
import { type ReportName, renderConsole, renderFiles, reportNames } from '../reports/index.ts';
import type { Config } from '../runner/config.ts';
import { selectCases } from '../runner/plan/catalogue.ts';
import { run } from '../runner/run.ts';
import type { configWithout, RunFlags, Target } from './config.ts';
import { interruptible } from './interrupt.ts';
import { ledgerFile, outputFolder, reportNamesIn, writeFiles } from './output-folder.ts';
import { progress } from './progress.ts';
import { version } from './version.ts';

/**
 * Checks the flags of a run, and returns a function that judges an endpoint, writes the reports and
 * sets the exit code. Throws a `UsageError` before any request is sent.
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
      'warning: other users can see a secret on the command line; set AWS_SECRET_ACCESS_KEY instead.\n',
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
    const engine = of.names.includes('allure') ? await allureIn(of.folder, config) : 'vitest';
    const report = await run(config, events, interrupt.signal, engine);
    events.end();
    const files = writeFiles(of.folder, renderFiles(report, of.names));
    // Node honours NO_COLOR and FORCE_COLOR here, and colours nothing that is not a terminal.
    const colour = styleText('bold', ' ') !== ' ';
    process.stdout.write(`${renderConsole(report, { colour })}\n`);
    process.stdout.write(`Reports: ${files.join(', ')}\n`);
    process.exitCode = interrupt.signal.aborted && report.exitCode === 0 ? 3 : report.exitCode;
  } finally {
    events.end();
    interrupt.release();
  }
}

/** Loads the Allure reporter only if it was asked for: it costs about 1 ms for each case. */
async function allureIn(folder: string, config: Config) {
  const { allureExtras } = await import('../reports/allure/reporter.ts');
  return allureExtras({
    resultsDir: join(folder, 'allure-results'),
    environmentInfo: {
      endpoint: config.endpoint,
      region: config.region,
      addressing: config.addressing,
      seed: String(config.seed),
      trials: String(config.trials),
      'fail on': config.failOn,
      version: version(),
    },
  });
}
