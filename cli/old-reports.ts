import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { reportFiles } from '../reports/report-names.ts';
import { journalName } from './journal-name.ts';

/** Every format of ours names the tool or what it tests. */
const isOurs = (text: string) => text === '' || /SSE-?C/i.test(text);

/**
 * Removes the reports of an earlier run from a folder, so that none of them is taken for a report of
 * this run. It leaves files of other programs alone, and ledgers, which a clean-up still needs.
 */
export function removeOldReports(folder: string): void {
  for (const name of [...reportFiles, journalName]) {
    const path = join(folder, name);
    if (isOurs(textOf(path) ?? 'not there')) rmSync(path, { force: true });
  }
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
