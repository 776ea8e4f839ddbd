import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { UsageError } from '../core/errors.ts';
import type { ReportFile } from '../reports/report-file.ts';
import type { ReportName } from '../reports/report-names.ts';

/** Creates the folder of `--out`. Throws a `UsageError` if it is not writable, or no folder. */
export function outputFolder(folder: string): string {
  const path = writableFolder(folder);
  try {
    makeFolder(path);
    accessSync(path, constants.W_OK);
    return path;
  } catch (cause) {
    throw unwritable(path, 'it cannot be made', cause);
  }
}

/** The path of `--out`, checked before there is a reason to make it. Throws a `UsageError`. */
export function writableFolder(folder: string): string {
  if (folder === '')
    throw new UsageError('E_OUT_UNWRITABLE', '--out is empty. Name a folder for the reports.');
  const path = resolve(folder);
  let there = path;
  while (!existsSync(there) && dirname(there) !== there) there = dirname(there);
  if (!statSync(there).isDirectory()) throw unwritable(path, `${there} is a file`);
  try {
    accessSync(there, constants.W_OK);
  } catch (cause) {
    throw unwritable(path, `${there} is not writable`, cause);
  }
  return path;
}

function unwritable(path: string, why: string, cause?: unknown): UsageError {
  return new UsageError(
    'E_OUT_UNWRITABLE',
    `Reports cannot be written to ${path}: ${why}. Name another folder with --out.`,
    { cause },
  );
}

/** Creates one level at a time: Node's recursive mkdir never returns under an unwritable parent. */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  const parent = dirname(path);
  if (parent !== path) makeFolder(parent);
  mkdirSync(path);
}

/** The path of a run's ledger, in the folder of its reports. */
export function ledgerFile(folder: string | undefined): string {
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-');
  return join(folder ?? tmpdir(), `ledger-${stamp}-${process.pid}.jsonl`);
}

/** Writes the files of a report, each whole or not at all, and returns their paths. */
export function writeFiles(folder: string, files: readonly ReportFile[]): readonly string[] {
  return files.map((file) => {
    const path = join(folder, file.path);
    const begun = `${path}.begun`;
    mkdirSync(dirname(path), { recursive: true });
    try {
      writeFileSync(begun, file.text);
      renameSync(begun, path);
    } catch (error) {
      rmSync(begun, { force: true });
      throw error;
    }
    return path;
  });
}

/** Removes the folder of a run that left nothing in it. */
export function removeIfEmpty(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length === 0) rmdirSync(folder);
}

/** Parses `--report json,html`. Throws a `UsageError` for an unknown name. */
export function reportNamesIn(list: string, known: readonly ReportName[]): readonly ReportName[] {
  return list.split(',').map((name) => {
    const found = known.find((one) => one === name.trim());
    if (found !== undefined) return found;
    throw new UsageError(
      'E_REPORT_UNKNOWN',
      `--report '${name}' is not a report format. Choose from ${known.join(', ')}.`,
    );
  });
}
