import type { RunReport } from '../core/report.ts';
import { casesOf } from '../fuzz/cases.ts';
import { fuzz, type Told } from '../fuzz/fuzz.ts';
import { Stages } from '../fuzz/stages.ts';
import { renderFiles, reportNames } from '../reports/index.ts';
import type { Config } from '../runner/config.ts';
import { beginStories, type StartedStories } from '../runner/stories.ts';
import { type Against, assertAgainst, beginAgainst, printDifferences } from './against.ts';
import { announce } from './announce.ts';
import { configWithout, type RunFlags, type Target } from './config.ts';
import { type Corpus, corpusIn, saveFindings } from './corpus.ts';
import { saveCurlScripts } from './curl-scripts.ts';
import { downCommand } from './down-command.ts';
import { printRules } from './emit-rule.ts';
import { concluded } from './fuzz-end.ts';
import { fuzzProgress } from './fuzz-progress.ts';
import { interruptible } from './interrupt.ts';
import { knownFindings } from './known-findings.ts';
import { removeOldReports } from './old-reports.ts';
import { ledgerFile, outputFolder, reportNamesIn, writeFiles } from './output-folder.ts';
import { noticeOf, startOwnEndpoint, targetOf } from './own-endpoint.ts';
import { recorderOf } from './recorder.ts';
import { repertoireOf } from './repertoire.ts';
import { stoppedReport } from './stopped-report.ts';
import { givenTarget } from './target.ts';

/** The flags of `fuzz`: those of `run` that it shares, and its own. */
export interface FuzzFlags extends RunFlags {
  readonly corpus?: string;
  readonly baseline?: string;
  readonly onDown?: string;
  /** A URL, or `builtin`. */
  readonly against?: string;
  readonly emitRule?: boolean;
}

/** `fuzz`: tells stories that nobody wrote down to an endpoint, and reports what contradicts the model. */
export async function fuzzCommand(flags: FuzzFlags): Promise<void> {
  const played = prepared(flags);
  const given = await givenTarget(flags);
  const own = given === undefined ? await startOwnEndpoint() : undefined;
  if (own !== undefined)
    process.stderr.write(noticeOf(own, { flags, how: '--endpoint https://…' }));
  try {
    await played(given ?? targetOf(own as NonNullable<typeof own>));
  } finally {
    await own?.close();
  }
}

/** The report of the stories, and what they came to. */
export interface Fuzzed {
  readonly report: RunReport;
  readonly told: Told;
}

/** Plays the stories of `fuzz` on an endpoint that was looked up already. */
export function fuzzOn(target: Target, flags: FuzzFlags): Promise<Fuzzed | undefined> {
  return prepared(flags)(target);
}

/** Checks the flags before there is an endpoint, and returns the function that plays stories. */
function prepared(flags: FuzzFlags): (target: Target) => Promise<Fuzzed | undefined> {
  const common = configWithout({ ...flags, level: 'may', quick: false, trials: flags.trials ?? 1 });
  assertAgainst(flags.against, flags);
  const folder = outputFolder(flags.out);
  const corpus = corpusIn(flags.corpus);
  const known = knownFindings(flags);
  removeOldReports(folder);
  return (target) => {
    const config: Config = { ...common, ...target, ledgerFile: ledgerFile(folder) };
    announce(config);
    if (config.gateways !== undefined)
      process.stderr.write(
        `Stories go through ${config.endpoint} alone; run uses every --endpoint.\n`,
      );
    return toldTo(config, flags, { folder, corpus, known });
  };
}

interface Settings {
  readonly folder: string;
  readonly corpus: Corpus;
  readonly known: ReadonlySet<string>;
}

async function toldTo(
  config: Config,
  flags: FuzzFlags,
  settings: Settings,
): Promise<Fuzzed | undefined> {
  const interrupt = interruptible(config.ledgerFile);
  const progress = fuzzProgress(process.stderr);
  const workers = Math.max(1, Math.min(config.concurrency, storiesAtOnceMax));
  try {
    for (const notice of settings.corpus.notices) progress.notice(notice);
    const started = await beginStories(config, progress.events, {
      ...{ signal: interrupt.signal, workers },
    });
    let report: RunReport | undefined;
    let told: Told | undefined;
    let against: Against | undefined;
    const startedAt = Date.now();
    try {
      if (flags.against !== undefined && started.stop === undefined) {
        const of = { url: flags.against, flags, config };
        against = await beginAgainst(of, progress.events, { signal: interrupt.signal, workers });
      }
      told = await tell(started, {
        config,
        flags,
        settings,
        workers,
        progress,
        interrupt,
        against,
      });
      progress.end();
      const kept = saveFindings(told.findings, { folder: settings.folder, corpus: flags.corpus });
      const cases = casesOf({
        ...{ told, known: settings.known, durationMs: Date.now() - startedAt },
        recorder: recorderOf(started.recording.secrets),
        replayOf: (found) => replayLine(config, kept.fileOf(found)),
      });
      const { requests } = told;
      report = interrupt.marked(started.report({ cases, requests, signal: interrupt.signal }));
      saveCurlScripts(report, { findings: told.findings, kept });
    } finally {
      progress.end();
      await started.close();
      await against?.close();
    }
    if (report !== undefined) concluded(report, { flags, told, folder: settings.folder });
    if (flags.emitRule) printRules(told.findings);
    if (against !== undefined && flags.against !== undefined)
      printDifferences(against, { folder: settings.folder, url: flags.against });
    return report === undefined ? undefined : { report, told };
  } catch (error) {
    const report = interrupt.marked(stoppedReport(config, error));
    const names = reportNamesIn(flags.report, reportNames);
    writeFiles(settings.folder, renderFiles(report, names));
    return interrupt.explain(error);
  } finally {
    interrupt.release();
  }
}

/** Each story sends one request at a time, so that this many keep the endpoint busy. */
const storiesAtOnceMax = 16;

async function tell(
  started: StartedStories,
  of: {
    readonly config: Config;
    readonly flags: FuzzFlags;
    readonly settings: Settings;
    readonly workers: number;
    readonly progress: ReturnType<typeof fuzzProgress>;
    readonly interrupt: { readonly signal: AbortSignal };
    readonly against: Against | undefined;
  },
): Promise<Told> {
  const { config, flags, settings, workers, progress, interrupt, against } = of;
  const { facts, workerBuckets, plain, recording, stop } = started;
  const repertoire = repertoireOf(facts, config);
  const stages = new Stages({
    endpoint: plain.client,
    ...{ bucket: facts.bucket, ownBuckets: workerBuckets },
    hasVersions: facts.versionedBucket !== undefined,
    prefix: `${facts.prefix}stories/`,
  });
  return fuzz({
    shard: config.shard,
    ...{ seed: config.seed, stages, concurrency: Math.min(workers, workerBuckets.length) },
    // What is sent over plain http cannot be sent to an endpoint of which only one URL is known.
    repertoire: against === undefined ? repertoire : { ...repertoire, hasHttp: false },
    ...(against && { against }),
    budgetMs: stop === undefined ? config.budgetMs : 0,
    ...(flags.trials !== undefined && { storiesMax: flags.trials }),
    ...{ corpus: settings.corpus.stories, signal: interrupt.signal, evidence: recording.client },
    isUsedUp: started.isUsedUp,
    onProgress: progress.tell,
    onDown: downCommand(flags.onDown, { restore: started.restore, notice: progress.notice }),
  });
}

function replayLine({ endpoint, endpointKind }: Config, file: string): string {
  const named = endpointKind === 'reference' ? '' : ` --endpoint ${endpoint}`;
  return `npx sse-c-conformance replay ${file}${named}`;
}
