import { join } from 'node:path';
import { styleText } from 'node:util';
import type { RunReport } from '../core/report.ts';
import {
  type ReportName,
  renderConsole,
  renderFiles,
  renderJson,
  reportNames,
} from '../reports/index.ts';
import type { Config } from '../runner/config.ts';
import { selectCases } from '../runner/plan/catalogue.ts';
import { run } from '../runner/run.ts';
import { announce, type NamedConfig } from './announce.ts';
import { type GivenBaseline, withBaseline } from './baseline.ts';
import type { configWithout, RunFlags, Target } from './config.ts';
import { logEnd, logged } from './event-log.ts';
import { interruptible } from './interrupt.ts';
import { ledgerFile, outputFolder, reportNamesIn, writeFiles } from './output-folder.ts';
import { progress } from './progress.ts';
import { stoppedReport } from './stopped-report.ts';
import { version } from './version.ts';

/**
 * Checks the flags of a run, and returns a function that judges an endpoint, writes the reports and
 * sets the exit code. Throws a `UsageError` before any request is sent.
 */
export function prepared(
  flags: RunFlags,
  common: ReturnType<typeof configWithout>,
  baseline?: GivenBaseline,
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
    judge(
      { ...common, ...target, ledgerFile: ledgerFile(folder) },
      {
        ...{ ...flags, folder, names },
        ...(baseline && { known: baseline }),
      },
    );
}

/** Where and how the result of a run is shown. */
interface Output extends Pick<RunFlags, 'json' | 'verbose'> {
  readonly folder: string;
  readonly names: readonly ReportName[];
  readonly known?: GivenBaseline;
}

async function judge(config: NamedConfig, of: Output): Promise<void> {
  announce(config);
  const shown = progress(process.stderr);
  const log = of.names.includes('ndjson') ? join(of.folder, 'events.ndjson') : undefined;
  const events = log === undefined ? shown : logged(log, shown);
  const interrupt = interruptible(config.ledgerFile);
  try {
    const engine = of.names.includes('allure') ? await allureIn(of.folder, config) : 'vitest';
    const ran = await run(config, events, interrupt.signal, engine);
    const notice = (text: string) => shown.onNotice?.(text);
    const compared = of.known === undefined ? ran : withBaseline(ran, of.known, notice);
    const report = interrupt.marked(compared);
    shown.end();
    if (log !== undefined) logEnd(log, report);
    const files = writeFiles(of.folder, renderFiles(report, of.names));
    show(report, files, of);
    process.exitCode = report.exitCode;
  } catch (error) {
    // The error is printed by the caller; the reports say the same for whoever reads them alone.
    const report = interrupt.marked(stoppedReport(config, error));
    writeFiles(of.folder, renderFiles(report, of.names));
    return interrupt.explain(error);
  } finally {
    shown.end();
    interrupt.release();
  }
}

/** Prints the summary; with --json the report alone goes to the standard output. */
function show(report: RunReport, files: readonly string[], { json, verbose }: Output): void {
  const stream = json ? process.stderr : process.stdout;
  if (json) process.stdout.write(renderJson(report));
  // Node honours NO_COLOR and FORCE_COLOR here, and colours nothing that is not a terminal.
  const colour = styleText('bold', ' ', { stream }) !== ' ';
  stream.write(renderConsole(report, { colour, isVerbose: verbose }));
  const more = verbose ? '' : ' (--verbose prints each failure)';
  stream.write(`Reports: ${files.join(', ')}${more}\n`);
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
