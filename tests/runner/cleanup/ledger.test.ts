import { existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { UsageError } from '../../../core/errors.ts';
import { discard, type LedgerEntry, note, readLedger } from '../../../runner/cleanup/ledger.ts';

const file = () => join(mkdtempSync(join(tmpdir(), 'sse-c-ledger-')), 'ledger.jsonl');
const run: LedgerEntry = {
  kind: 'run',
  endpoint: 'https://localhost:1',
  region: 'r',
  addressing: 'path',
};
const bucket = { kind: 'bucket', bucket: 'b' } as const;
const prefix = { kind: 'prefix', bucket: 'b', prefix: 'p/' } as const;

function failure(text: string | undefined): UsageError | undefined {
  const ledgerFile = file();
  if (text !== undefined) writeFileSync(ledgerFile, text);
  try {
    readLedger(ledgerFile);
  } catch (error) {
    if (error instanceof UsageError) {
      expect(error.message).toContain(ledgerFile);
      expect(error.message).toContain('Name the file that the interrupted run printed.');
      return error;
    }
    throw error;
  }
  return undefined;
}

test('what is noted is read again in its order, by nobody else', () => {
  const ledgerFile = file();
  const entries: readonly LedgerEntry[] = [run, bucket, prefix, { kind: 'gone', bucket: 'b' }];
  for (const entry of entries) note({ ledgerFile }, entry);
  expect(readLedger(ledgerFile)).toEqual(entries);
  expect(readFileSync(ledgerFile, 'utf8').split('\n')).toHaveLength(5);
  expect(statSync(ledgerFile).mode & 0o077).toBe(0);
});

test('a ledger that is discarded is gone, also twice', () => {
  const ledgerFile = file();
  note({ ledgerFile }, run);
  discard({ ledgerFile });
  expect(existsSync(ledgerFile)).toBe(false);
  discard({ ledgerFile });
});

describe('a file that is no ledger', () => {
  test('is told apart from one that cannot be read', () => {
    const unreadable = failure(undefined);
    expect([unreadable?.code, unreadable?.exitCode]).toEqual(['E_LEDGER_UNREADABLE', 2]);
    expect(unreadable?.cause).toMatchObject({ code: 'ENOENT' });
    expect(unreadable?.message).toMatch(/^The ledger .* cannot be read\./);
  });
  const good = JSON.stringify(run);
  const without = (name: string, entry: LedgerEntry) =>
    JSON.stringify(Object.fromEntries(Object.entries(entry).filter(([key]) => key !== name)));
  test.each([
    ['empty', ''],
    ['no JSON', 'ledger'],
    ['JSON behind a run', `${good}\nledger`],
    ['null', `${good}\nnull`],
    ['a number', `${good}\n1`],
    ['a list', `${good}\n[]`],
    ['of no kind', `${good}\n{"bucket":"b"}`],
    ['of another kind', `${good}\n{"kind":"all","bucket":"b","prefix":"p"}`],
    ['a bucket first', `${JSON.stringify(bucket)}\n${good}`],
    ['a run without endpoint', without('endpoint', run)],
    ['a run without region', without('region', run)],
    ['a run without addressing', without('addressing', run)],
    ['a run whose region is no text', good.replace('"r"', '1')],
    ['a bucket that is gone without name', `${good}\n{"kind":"gone"}`],
    ['a bucket without name', `${good}\n${without('bucket', bucket)}`],
    // Without its prefix a whole bucket would be emptied.
    ['a prefix without prefix', `${good}\n${without('prefix', prefix)}`],
    ['a prefix without bucket', `${good}\n${without('bucket', prefix)}`],
  ])('%s', (_, text) => {
    const error = failure(text);
    expect([error?.code, error?.exitCode]).toEqual(['E_LEDGER_INVALID', 2]);
    expect(error?.message).toContain('is not a ledger of sse-c-conformance');
  });
});
