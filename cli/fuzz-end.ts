import { styleText } from 'node:util';
import { counted } from '../core/counted.ts';
import type { RunReport } from '../core/report.ts';
import type { Told } from '../fuzz/fuzz.ts';
import { renderConsole, renderFiles, reportNames } from '../reports/index.ts';
import { grouped } from '../reports/wording.ts';
import type { RunFlags } from './config.ts';
import { reportNamesIn, writeFiles } from './output-folder.ts';

/**
 * Prints the report, writes its files and sets the exit code. What was found is printed first, so
 * that a full disk does not hide it.
 */
export function concluded(
  report: RunReport,
  of: { readonly flags: RunFlags; readonly told: Told; readonly folder: string },
): void {
  const { flags, told, folder } = of;
  const stream = flags.json ? process.stderr : process.stdout;
  const colour = styleText('bold', ' ', { stream }) !== ' ';
  stream.write(`${renderConsole(report, { colour })}\n`);
  stream.write(`${inWords(told, { ...flags, seconds: report.summary.durationMs / 1000 })}\n`);
  const isCutShort = told.endedBy !== undefined;
  process.exitCode = isCutShort && report.exitCode === 0 ? 3 : report.exitCode;
  try {
    const files = writeFiles(folder, renderFiles(report, reportNamesIn(flags.report, reportNames)));
    stream.write(`Reports: ${files.join(', ')}\n`);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    process.stderr.write(`The reports could not be written: ${why}\n`);
    if (process.exitCode === 0) process.exitCode = 3;
  }
}

/** What the stories came to; of stories that ended early also after how many, or how much time. */
export function inWords(
  { stories, requests, kinds, findings, endedBy }: Told,
  of: { readonly trials?: number | undefined; readonly budget: number; readonly seconds: number },
): string {
  const counts = `${counted(stories, 'story')}, ${counted(requests, 'request')}, ${counted(kinds, 'kind')} of answers, ${counted(findings.length, 'finding')}`;
  if (endedBy === undefined) return counts;
  const after =
    of.trials === undefined
      ? `${Math.round(of.seconds)} of ${of.budget} s`
      : `${grouped(stories)} of ${counted(of.trials, 'story')}`;
  const how = endedBy === 'a signal' ? 'interrupted' : 'ended early, since the endpoint is gone,';
  return `${counts}; ${how} after ${after}`;
}
