import type { TestProject, Vitest } from 'vitest/node';
import { conclude } from '../../reports/conclusion.ts';
import { type ReportName, renderFiles, reportNames } from '../../reports/index.ts';
import type { Config } from '../../runner/config.ts';
import { endOf } from '../../runner/engine/end.ts';
import type { EngineResult, Known } from '../../runner/engine/plan.ts';
import { loadRuleFiles } from '../../runner/plan/rule-files.ts';
import { begin, type StartedRun } from '../../runner/run.ts';
import { announce } from '../announce.ts';
import { type GivenBaseline, today, withBaseline } from '../baseline.ts';
import { readBaseline } from '../baseline-file.ts';
import { configWithout, type RunFlags } from '../config.ts';
import { interruptible } from '../interrupt.ts';
import { removeOldReports } from '../old-reports.ts';
import { ledgerFile, outputFolder, reportNamesIn, writeFiles } from '../output-folder.ts';
import { noticeOf, startOwnEndpoint, targetOf } from '../own-endpoint.ts';
import { progress } from '../progress.ts';
import { stoppedReport } from '../stopped-report.ts';
import { givenTarget } from '../target.ts';
import { configuredFlagsFrom } from './environment.ts';

/** Folder and formats of this suite's reports. */
interface Out {
  readonly folder: string;
  readonly names: readonly ReportName[];
}

/**
 * Global set-up of vitest: reads the environment, probes the endpoint and provides the plan to the
 * tests. Returns the tear-down, which writes reports and cleans up.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const flags = await configuredFlagsFrom(process.env);
  await loadRuleFiles(flags.rules ?? []);
  const common = configWithout(flags);
  const baseline = baselineOf(flags);
  const out = outOf(flags);
  const given = await givenTarget(flags);
  const own = given === undefined ? await startOwnEndpoint() : undefined;
  if (own !== undefined)
    process.stderr.write(noticeOf(own, { flags, how: 'SSE_C_ENDPOINT=https://…' }));
  const target = given ?? (own && targetOf(own));
  const close = async () => own?.close();
  if (target === undefined) return close;
  return prepared(
    project,
    { ...common, ...target, ledgerFile: ledgerFile(out?.folder) },
    { out, close, ...(baseline && { baseline }) },
  );
}

/** The known failures of the endpoint, from `SSE_C_BASELINE` or the configuration file. */
function baselineOf({ baseline: file, ...flags }: RunFlags): GivenBaseline | undefined {
  if (file === undefined) return undefined;
  const given = { ...flags, baseline: file, updateBaseline: false };
  return { flags: given, baseline: readBaseline(given) };
}

function knownIn(given: GivenBaseline | undefined): Known | null {
  if (given === undefined) return null;
  const { baseline, flags } = given;
  const { endpointVersion } = flags;
  return { baseline, today: today(), ...(endpointVersion !== undefined && { endpointVersion }) };
}

async function prepared(
  project: TestProject,
  config: Config,
  of: {
    readonly out: Out | undefined;
    readonly baseline?: GivenBaseline;
    close(): Promise<void>;
  },
): Promise<() => Promise<void>> {
  // Vitest's handlers would exit the process before the run has cleaned up.
  for (const signal of ['SIGINT', 'SIGTERM']) process.removeAllListeners(signal);
  announce(config);
  const interrupt = interruptible(config.ledgerFile);
  const release = async () => {
    interrupt.release();
    await of.close();
  };
  try {
    // Vitest's reporters show the progress of cases.
    const { onCase: _, onProgress: _shown, ...events } = progress(process.stderr);
    const begun = await begin(config, events, interrupt.signal);
    project.provide('plan', begun.plan);
    project.provide('end', endOf(begun.signal));
    project.provide('failing', 'by level');
    project.provide('known', knownIn(of.baseline));
    return async () => {
      const ran = begun.report(ranIn(project.vitest));
      const notice = (text: string) => events.onNotice?.(text);
      const report = of.baseline === undefined ? ran : withBaseline(ran, of.baseline, notice);
      finish(interrupt.marked(report), of.out);
      await begun.close();
      await release();
    };
  } catch (error) {
    await release();
    if (of.out !== undefined)
      writeFiles(of.out.folder, renderFiles(stoppedReport(config, error), of.out.names));
    return interrupt.explain(error);
  }
}

/** The reports to write: none unless `SSE_C_OUT` names a folder. */
function outOf(flags: RunFlags): Out | undefined {
  if (!process.env.SSE_C_OUT) return undefined;
  const folder = outputFolder(flags.out);
  removeOldReports(folder);
  return { folder, names: reportNamesIn(flags.report, reportNames) };
}

/** Case reports from the metadata of the tests; a test that vitest filtered out has none. */
function ranIn({ state }: Vitest): EngineResult {
  const tests = state.getTestModules().flatMap(({ children }) => [...children.allTests()]);
  const metas = tests.map((test) => test.meta());
  return {
    cases: metas.flatMap(({ report }) => report ?? []),
    requests: Math.max(0, ...metas.map(({ requests }) => requests ?? 0)),
    outages: metas
      .map(({ outages = [] }) => outages)
      .reduce((most, one) => (one.length > most.length ? one : most), []),
  };
}

/** Writes the reports. An inconclusive run sets an exit code even if no test failed. */
function finish(report: ReturnType<StartedRun['report']>, out: Out | undefined): void {
  if (out !== undefined) {
    const files = writeFiles(out.folder, renderFiles(report, out.names));
    process.stdout.write(`Reports: ${files.join(', ')}\n`);
  }
  const { headline, sentence } = conclude(report);
  process.stdout.write(`${headline}: ${sentence}\n`);
  process.exitCode ||= report.exitCode;
}
