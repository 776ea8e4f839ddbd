import { appendFileSync, readFileSync, rmSync } from 'node:fs';
import { UsageError } from '../../core/errors.ts';
import type { Config } from '../config.ts';

/** What the run may have created: enough to delete it later, no credentials. */
export type LedgerEntry =
  | {
      readonly kind: 'run';
      readonly endpoint: string;
      readonly region: string;
      readonly addressing: 'path' | 'virtual';
    }
  /** Written before the bucket is made, so that even a killed run leaves its name. */
  | { readonly kind: 'bucket'; readonly bucket: string }
  /** It was emptied and deleted again, so nothing is left to look for. */
  | { readonly kind: 'gone'; readonly bucket: string }
  /** Objects and uploads in somebody's bucket whose names begin so are ours. */
  | { readonly kind: 'prefix'; readonly bucket: string; readonly prefix: string };

/** Appends an entry; the file is written through, since a kill comes unannounced. */
export function note(config: Pick<Config, 'ledgerFile'>, entry: LedgerEntry): void {
  appendFileSync(config.ledgerFile, `${JSON.stringify(entry)}\n`, { mode: 0o600 });
}

/** Reads a ledger. Throws a `UsageError` for a file that is none. */
export function readLedger(file: string): readonly LedgerEntry[] {
  const text = readText(file);
  const entries = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => parsed(line, file));
  if (entries[0]?.kind === 'run') return entries;
  throw notALedger(file);
}

/** Removes the ledger of a run that left nothing. */
export function discard(config: Pick<Config, 'ledgerFile'>): void {
  rmSync(config.ledgerFile, { force: true });
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new UsageError(
      'E_LEDGER_UNREADABLE',
      `The ledger ${file} cannot be read. Name the file that the interrupted run printed.`,
      { cause },
    );
  }
}

function parsed(line: string, file: string): LedgerEntry {
  try {
    const entry: unknown = JSON.parse(line);
    if (isEntry(entry)) return entry;
  } catch {
    // A line that is no JSON is answered below, like one that is no entry.
  }
  throw notALedger(file);
}

function isEntry(of: unknown): of is LedgerEntry {
  if (typeof of !== 'object' || of === null || !('kind' in of)) return false;
  const has = (name: string) => typeof (of as Record<string, unknown>)[name] === 'string';
  switch (of.kind) {
    case 'run':
      return has('endpoint') && has('region') && has('addressing');
    case 'bucket':
    case 'gone':
      return has('bucket');
    case 'prefix':
      return has('bucket') && has('prefix');
    default:
      return false;
  }
}

function notALedger(file: string): UsageError {
  return new UsageError(
    'E_LEDGER_INVALID',
    `${file} is not a ledger of sse-c-conformance. Name the file that the interrupted run printed.`,
  );
}
