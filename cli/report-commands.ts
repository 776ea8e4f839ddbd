import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { styleText } from 'node:util';
import { UsageError } from '../core/errors.ts';
import { escapedJson } from '../core/visible.ts';
import {
  compare,
  type DocumentForm,
  matrixOf,
  renderComparison,
  renderConsole,
  renderMatrix,
} from '../reports/index.ts';
import { readReport } from './read-report.ts';

/** The form of what `compare` and `matrix` print. */
export interface FormFlags {
  readonly json: boolean;
  readonly markdown: boolean;
  readonly html: boolean;
}

/** `diagnose`: the causes of the failures in a report, an old one too. */
export function diagnoseCommand(
  file: string,
  flags: { readonly json: boolean; readonly verbose: boolean },
): void {
  const report = readReport(file);
  if (flags.json) {
    process.stdout.write(`${escapedJson(JSON.stringify(report.diagnosis, null, 2))}\n`);
    return;
  }
  // Node honours NO_COLOR and FORCE_COLOR here, and colours nothing that is not a terminal.
  const colour = styleText('bold', ' ') !== ' ';
  process.stdout.write(renderConsole(report, { colour, isVerbose: flags.verbose }));
}

/** `compare`: what changed between two reports; exit code 1 for a regression. */
export function compareCommand(before: string, after: string, flags: FormFlags): void {
  const comparison = compare(readReport(before), readReport(after));
  process.stdout.write(renderComparison(comparison, formOf(flags)));
  process.exitCode = comparison.isRegression ? 1 : 0;
}

/** `matrix`: several reports side by side; a folder stands for the reports in it. */
export function matrixCommand(places: readonly string[], flags: FormFlags): void {
  const files = places.flatMap(reportsIn);
  const names = namesOf(files);
  const reports = files.map((file, at) => ({ name: names[at] ?? file, report: readReport(file) }));
  process.stdout.write(renderMatrix(matrixOf(reports), formOf(flags)));
}

function formOf({ json, markdown, html }: FormFlags): DocumentForm {
  if (json) return 'json';
  if (markdown) return 'markdown';
  return html ? 'html' : 'text';
}

/** The file itself, or the `*.json` of a folder and the `report.json` of its folders, by name. */
export function reportsIn(place: string): readonly string[] {
  if (!isFolder(place)) return [place];
  const entries = readdirSync(place, { withFileTypes: true }).toSorted((one, other) =>
    one.name < other.name ? -1 : 1,
  );
  const found = entries.flatMap((entry) => {
    const path = join(place, entry.name);
    if (!entry.isDirectory()) return entry.name.endsWith('.json') ? [path] : [];
    const inside = join(path, 'report.json');
    return statSync(inside, { throwIfNoEntry: false }) ? [inside] : [];
  });
  if (found.length > 0) return found;
  throw new UsageError(
    'E_REPORT_NONE',
    `${place} has no report. Name a folder of report.json files.`,
  );
}

/** A path that cannot be looked at is no folder: reading it says why. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** The shortest end of each path that names it alone: a file name, or its folder with it. */
function namesOf(files: readonly string[]): readonly string[] {
  const short = files.map((file) => {
    const parts = file.split('/');
    const folder = parts.at(-2);
    const name = basename(file, '.json');
    return name === 'report' && folder !== undefined ? folder : name;
  });
  return new Set(short).size === files.length ? short : files;
}
