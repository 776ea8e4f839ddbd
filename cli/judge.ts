import { join } from 'node:path';
import { styleText } from 'node:util';
import type { RunReport } from '../core/report.ts';
import { conclude } from '../reports/conclusion.ts';
import {
  type ReportName,
  renderConsole,
  renderFiles,
  renderJson,
  reportNames,
} from '../reports/index.ts';
import type { Config } from '../runner/config.ts';
import type { RunEvents } from '../runner/events.ts';
import { selectCases } from '../runner/plan/catalogue.ts';
import { run } from '../runner/run.ts';
import { announce, type NamedConfig } from './announce.ts';
import { bailing } from './bail.ts';
import { type GivenBaseline, withBaseline } from './baseline.ts';
import { completed } from './completed.ts';
import type { configWithout, RunFlags, Target } from './config.ts';
import { diskError } from './disk-error.ts';
import { logEnd, logged } from './event-log.ts';
import { interruptible } from './interrupt.ts';
import { journaled } from './journal.ts';
import {
  ledgerFile,
  outputFolder,
  removeIfEmpty,
  reportNamesIn,
  writeFiles,
} from './output-folder.ts';
import { progress, quiet } from './progress.ts';
import { assertSameEndpoint } from './rerun.ts';
import { stoppedReport } from './stopped-report.ts';
import { version } from './version.ts';

/**
 * Checks the flags of a run, and returns a function that judges an endpoint, writes the reports and
 * sets the exit code. Throws a `UsageError` before any request is sent.
 */
export function prepared(
  flags: RunFlags,
  common: ReturnType<typeof configWithout>,
  before: Before = {},
): (target: Target) => Promise<void> {
  const { json, verbose, bail = false } = flags;
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
      { ...before, json, verbose, bail, folder, names, flags, target },
    );
}

/** What earlier runs left for this one. */
export interface Before {
  readonly baseline?: GivenBaseline;
  /** The report that this run completes. */
  readonly earlier?: RunReport;
}

/** Where and how the result of a run is shown. */
interface Output extends Pick<RunFlags, 'json' | 'verbose' | 'bail'>, Before {
  readonly folder: string;
  readonly names: readonly ReportName[];
  readonly flags: RunFlags;
  readonly target: Target;
}

async function judge(config: NamedConfig, of: Output): Promise<void> {
  if (of.earlier !== undefined) assertSameEndpoint(of.earlier, config);
  announce(config);
  const shown = of.flags.quiet === true ? quiet(process.stderr) : progress(process.stderr);
  const log = of.names.includes('ndjson') ? join(of.folder, 'events.ndjson') : undefined;
  const noted = log === undefined ? shown : logged(log, shown);
  const journal = journaled(config, { ...of, events: noted });
  const { events } = journal;
  const interrupt = interruptible(config.ledgerFile);
  try {
    const engine = of.names.includes('allure') ? await allureIn(of.folder, config) : 'vitest';
    const ran = await ranWith(config, { events, engine, signal: interrupt.signal, ...of });
    const whole = of.earlier === undefined ? ran : completed(of.earlier, ran);
    const notice = (text: string) => shown.onNotice?.(text);
    const all = of.flags.preset === 'certify' ? await certifiedBy(whole, of) : whole;
    const compared = of.baseline === undefined ? all : withBaseline(all, of.baseline, notice);
    const report = interrupt.marked(compared);
    shown.end();
    if (log !== undefined) logEnd(log, report);
    const files = writeFiles(of.folder, renderFiles(report, of.names));
    journal.discard();
    removeIfEmpty(of.folder);
    show(report, files, of);
    process.exitCode = report.exitCode;
  } catch (error) {
    // The error is printed by the caller; the reports say the same for whoever reads them alone.
    const stopped = stoppedReport(config, error);
    const report = interrupt.marked(of.earlier ? completed(of.earlier, stopped) : stopped);
    // On a full disk what was judged stays in the journal, for --resume.
    if (diskError(error) === undefined) writeFiles(of.folder, renderFiles(report, of.names));
    if (diskError(error) === undefined || journal.isEmpty()) journal.discard();
    removeIfEmpty(of.folder);
    return interrupt.explain(error);
  } finally {
    shown.end();
    interrupt.release();
  }
}

/** Loads the fuzzer only for a certification. */
async function certifiedBy(report: RunReport, of: Output): Promise<RunReport> {
  return (await import('./certify.ts')).certified(report, of);
}

/** Runs the cases, with --bail only until one fails. */
async function ranWith(
  config: Config,
  of: Pick<Output, 'bail' | 'baseline'> & {
    readonly events: RunEvents;
    readonly signal: AbortSignal;
    readonly engine: Parameters<typeof run>[3];
  },
): Promise<RunReport> {
  const { events, signal, engine } = of;
  if (of.bail !== true) return run(config, events, signal, engine);
  const bail = bailing(events, {
    failOn: config.failOn,
    ...(of.baseline && { baseline: of.baseline.baseline }),
  });
  return run(config, bail.events, AbortSignal.any([signal, bail.signal]), engine);
}

/** Prints the summary; with --json the report alone goes to the standard output. */
function show(report: RunReport, files: readonly string[], of: Output): void {
  const { json, verbose, flags } = of;
  const stream = json ? process.stderr : process.stdout;
  if (json) process.stdout.write(renderJson(report));
  if (flags.quiet === true) {
    const { headline, sentence } = conclude(report);
    stream.write(`${headline}: ${sentence}\nReports: ${files.join(', ')}\n`);
    return;
  }
  // Node honours NO_COLOR and FORCE_COLOR here, and colours nothing that is not a terminal.
  const colour = styleText('bold', ' ', { stream }) !== ' ';
  stream.write(renderConsole(report, { colour, isVerbose: verbose }));
  const more = verbose ? '' : ' (--verbose prints each failure)';
  if (files.length > 0) stream.write(`Reports: ${files.join(', ')}${more}\n`);
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
