import { randomInt } from 'node:crypto';
import { UsageError } from '../core/errors.ts';
import { reportNames } from '../reports/report-names.ts';
import type { GivenBaseline } from './baseline.ts';
import { configWithout, type RunFlags } from './config.ts';
import type { Before } from './judge.ts';
import { removeOldReports } from './old-reports.ts';
import { reportNamesIn, writableFolder } from './output-folder.ts';
import { noticeOf, startOwnEndpoint, targetOf } from './own-endpoint.ts';
import type { Rerun } from './rerun.ts';
import { givenTarget } from './target.ts';

/** `run`: judges the endpoint that is named, or the built-in reference endpoint. */
export async function runCommand(given: RunFlags): Promise<void> {
  if (given.rules !== undefined)
    await (await import('../runner/plan/rule-files.ts')).loadRuleFiles(given.rules);
  const { repeat, seed = randomInt(2_147_483_647) } = given;
  if (repeat !== undefined && given.dryRun !== true)
    return (await import('./repeat.ts')).repeated({ ...given, repeat, seed }, runCommand);
  if (given.dryRun === true) return (await import('./dry-run.ts')).dryRun(given);
  const { flags, earlier } = await chosenBy(given);
  const common = configWithout(flags);
  reportNamesIn(flags.report, reportNames);
  const baseline = await baselineOf(flags);
  const folder = writableFolder(flags.out);
  // The report that is to be completed is kept until it is.
  if (earlier === undefined) removeOldReports(folder);
  const target = await givenTarget(flags);
  const before = { ...(baseline && { baseline }), ...(earlier && { earlier }) };
  if (target !== undefined) return (await ready(flags, common, before))(target);
  // The rules take as long to load as the endpoint to start, so neither waits for the other.
  const starting = startOwnEndpoint();
  const closed = () =>
    starting.then(
      ({ close }) => close(),
      () => {},
    );
  try {
    const [judge, own] = await Promise.all([ready(flags, common, before), starting]);
    process.stderr.write(noticeOf(own, { flags, how: '--endpoint https://…' }));
    await judge(targetOf(own));
  } finally {
    await closed();
  }
}

/** Checks the flags before there is an endpoint, and returns the function that judges one. */
async function ready(flags: RunFlags, common: ReturnType<typeof configWithout>, before: Before) {
  const { prepared } = await import('./judge.ts');
  return prepared(flags, common, before);
}

/** The flags, and where they choose cases by an earlier report what they choose. */
async function chosenBy(flags: RunFlags): Promise<Rerun> {
  if (flags.rerunFailed === undefined && flags.resume === undefined) return { flags };
  return (await import('./rerun.ts')).rerunOf(flags);
}

/** The baseline of --baseline, read before reports of an earlier run are removed. */
async function baselineOf(flags: RunFlags): Promise<GivenBaseline | undefined> {
  const { baseline: file } = flags;
  if (file !== undefined) {
    const { readBaseline } = await import('./baseline-file.ts');
    const given = { ...flags, baseline: file };
    return { flags: given, baseline: readBaseline(given) };
  }
  if (flags.updateBaseline !== true) return undefined;
  throw new UsageError(
    'E_BASELINE',
    '--update-baseline needs a file to write. Name it with --baseline FILE.',
  );
}
