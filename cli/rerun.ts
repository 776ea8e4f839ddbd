import { join } from 'node:path';
import { isCutOff } from '../core/cut-off.ts';
import { UsageError } from '../core/errors.ts';
import type { CaseReport, RunReport } from '../core/report.ts';
import { trialsDefault } from '../runner/config.ts';
import { listCases } from '../runner/plan/catalogue.ts';
import type { RunFlags } from './config.ts';
import { journalAt, leftBy, readJournal } from './journal.ts';
import { readReport } from './read-report.ts';
import { isFolder } from './report-commands.ts';
import { version } from './version.ts';

/** The flags that choose cases by an earlier report. */
export interface RerunFlags {
  readonly rerunFailed?: string;
  readonly resume?: string;
}

/** The flags of a run of cases of an earlier report; `earlier` is to be completed by it. */
export interface Rerun {
  readonly flags: RunFlags;
  readonly earlier?: RunReport;
}

/**
 * `--rerun-failed REPORT`: the cases that failed, were blocked or ended in an error. `--resume
 * REPORT`: those that the run did not reach. Both with the seed and the trials of the report. Throws
 * a `UsageError` for a report without such cases.
 */
export function rerunOf(flags: RunFlags): Rerun {
  const { rerunFailed, resume } = flags;
  const flag = resume === undefined ? '--rerun-failed' : '--resume';
  const file = resume ?? rerunFailed ?? '';
  if (resume !== undefined && rerunFailed !== undefined)
    throw misused('--resume and --rerun-failed exclude each other. Leave one of them out.');
  if ([...(flags.rule ?? []), ...(flags.operation ?? []), ...(flags.exclude ?? [])].length > 0)
    throw misused(`${flag} chooses the cases. Leave out --rule, --operation and --exclude.`);
  const report = resume === undefined ? readReport(file) : interruptedRun(file);
  const known = new Set(listCases().map(({ id }) => id));
  const chosen = report.cases.filter(resume === undefined ? isBad : isCutOff);
  const ids = chosen.map(({ id }) => id).filter((id) => known.has(id));
  if (ids.length === 0) throw misused(nothingIn(file, flag, report));
  if (resume !== undefined && report.tool.version !== version())
    throw misused(
      `${file} is of version ${report.tool.version}, so that ${version()} cannot complete it. Run anew.`,
    );
  const trials = flags.trials === trialsDefault ? report.trials : flags.trials;
  const again = {
    ...flags,
    rule: ids,
    seed: flags.seed ?? report.seed,
    trials,
    level: 'may' as const,
  };
  return { flags: again, ...(resume !== undefined && { earlier: report }) };
}

/** The report of a run that ended early, or what one that was killed had found. */
function interruptedRun(path: string): RunReport {
  const journal = journalAt(path);
  if (journal === undefined) return readReport(isFolder(path) ? join(path, 'report.json') : path);
  const left = leftBy(journal);
  if (left !== undefined) process.stderr.write(`${left}\n`);
  return readJournal(journal);
}

function isBad({ verdict }: CaseReport): boolean {
  return verdict === 'fail' || verdict === 'blocked' || verdict === 'error';
}

function nothingIn(file: string, flag: string, { cases }: RunReport): string {
  if (cases.length === 0) return `${file} has no case at all: its run ended before the first one.`;
  return flag === '--resume'
    ? `${file} is complete: its run reached every case.`
    : `${file} has no case that failed, was blocked or ended in an error.`;
}

function misused(message: string): UsageError {
  return new UsageError('E_RERUN', message);
}

/** Throws a `UsageError` where an interrupted run was one of another endpoint. */
export function assertSameEndpoint(
  { endpoint }: RunReport,
  now: { readonly endpoint: string; readonly endpointKind: 'given' | 'reference' },
): void {
  const isSame =
    endpoint.kind === now.endpointKind &&
    (endpoint.kind === 'reference' || endpoint.url === now.endpoint);
  if (isSame) return;
  throw misused(
    `--resume names a report of ${endpoint.url}, but the endpoint is ${now.endpoint}. Name the same one.`,
  );
}
