import { Ajv } from 'ajv';
import { causeText } from '../../core/cause-text.ts';
import { UsageError } from '../../core/errors.ts';
import { readText } from '../text-file.ts';
import schema from './ledger.schema.json' with { type: 'json' };
import { type LedgerEntry, ledgerVersion } from './ledger.ts';

const isEntry = new Ajv().compile<LedgerEntry>(schema);

/** Reads a ledger. Throws a `UsageError` for a damaged file, or one that is not a ledger. */
export function readLedger(file: string): readonly LedgerEntry[] {
  const lines = textOf(file).split('\n');
  // A last line without a line feed was cut short by a kill, before its bucket was created.
  const cutShort = lines.pop() ?? '';
  if (cutShort !== '' && isEntry(parsed(cutShort))) lines.push(cutShort);
  mustBeginARun(file, parsed(lines[0] ?? ''));
  return lines.map((line, index) => {
    const entry = parsed(line);
    if (isEntry(entry)) return entry;
    throw new UsageError(
      'E_LEDGER_DAMAGED',
      `Line ${index + 1} of the ledger ${file} is damaged. Nothing was deleted. Correct or remove this line, then clean up again. If you remove it, delete the bucket that it named yourself.`,
    );
  });
}

function mustBeginARun(file: string, first: unknown): void {
  const isRun = typeof first === 'object' && first !== null && 'kind' in first;
  if (!isRun || first.kind !== 'run') {
    throw new UsageError(
      'E_LEDGER_INVALID',
      `${file} is not a ledger of sse-c-conformance. Name the file that the interrupted run printed.`,
    );
  }
  if ('version' in first && first.version === ledgerVersion) return;
  throw new UsageError(
    'E_LEDGER_VERSION',
    `The ledger ${file} was written by another version of sse-c-conformance. Nothing was deleted. Clean up with the version that made the run.`,
  );
}

function textOf(file: string): string {
  try {
    return readText(file);
  } catch (cause) {
    throw new UsageError(
      'E_LEDGER_UNREADABLE',
      `The ledger ${file} cannot be read: ${causeText(cause)}. Name the file that the interrupted run printed.`,
      { cause },
    );
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
