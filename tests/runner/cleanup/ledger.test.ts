import { existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { UsageError } from '../../../core/errors.ts';
import { discard, type LedgerEntry, nameNoter, note } from '../../../runner/cleanup/ledger.ts';
import { readLedger } from '../../../runner/cleanup/read-ledger.ts';
import type { OperationName } from '../../../spec/operations.ts';

const file = () => join(mkdtempSync(join(tmpdir(), 'sse-c-ledger-')), 'ledger.jsonl');
const run: LedgerEntry = {
  kind: 'run',
  version: 2,
  endpoint: 'https://localhost:1',
  region: 'r',
  addressing: 'path',
};
const bucket = { kind: 'bucket', bucket: 'b' } as const;
const prefix = { kind: 'prefix', bucket: 'b', prefix: 'p/' } as const;

/** The usage error for a ledger with this text, or for a missing one. */
function failure(text: string | undefined): UsageError {
  const ledgerFile = file();
  if (text !== undefined) writeFileSync(ledgerFile, text);
  try {
    readLedger(ledgerFile);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    expect(error.message).toContain(ledgerFile);
    expect(error.exitCode).toBe(2);
    return error;
  }
  throw new Error('The ledger was read.');
}

test('ledger entries are read back in their order, from a file that only its owner can read', () => {
  const ledgerFile = file();
  const entries: readonly LedgerEntry[] = [run, bucket, prefix, { kind: 'gone', bucket: 'b' }];
  for (const entry of entries) note({ ledgerFile }, entry);
  expect(readLedger(ledgerFile)).toEqual(entries);
  expect(readFileSync(ledgerFile, 'utf8').split('\n')).toHaveLength(5);
  expect(statSync(ledgerFile).mode & 0o077).toBe(0);
});

test('each name is noted once, before a request that may store an object there', () => {
  const ledgerFile = file();
  const noted = nameNoter({ ledgerFile });
  const sent = (operation: OperationName, name = 'n') => noted({ operation, bucket: 'b', name });
  sent('PutObject');
  expect(existsSync(ledgerFile)).toBe(false);
  note({ ledgerFile }, run);
  sent('GetObject');
  sent('CreateBucket', '');
  for (const name of ['n', 'n', 'm']) sent('PutObject', name);
  sent('CompleteMultipartUpload', 'u');
  const names = ['n', 'm', 'u'].map((name) => ({ kind: 'name', bucket: 'b', name }));
  expect(readLedger(ledgerFile)).toEqual([run, ...names]);
});

test('a ledger is removed, and removing it twice is no error', () => {
  const ledgerFile = file();
  note({ ledgerFile }, run);
  discard({ ledgerFile });
  expect(existsSync(ledgerFile)).toBe(false);
  discard({ ledgerFile });
});

const good = `${JSON.stringify(run)}\n`;
const without = (name: string, entry: LedgerEntry) =>
  JSON.stringify(Object.fromEntries(Object.entries(entry).filter(([key]) => key !== name)));

describe('a file that is not a ledger', () => {
  test('a missing ledger is reported as unreadable', () => {
    const unreadable = failure(undefined);
    expect(unreadable.code).toBe('E_LEDGER_UNREADABLE');
    expect(unreadable.cause).toMatchObject({ cause: { code: 'ENOENT' } });
    expect(unreadable.message).toMatch(
      /^The ledger .* cannot be read: it does not exist\. Name the file that/,
    );
  });
  test.each([
    ['an empty file', ''],
    ['a line that is no JSON', 'ledger\n'],
    ['a list', '[]\n'],
    ['null', 'null\n'],
    ['a bucket first', `${JSON.stringify(bucket)}\n${good}`],
    ['a run that was cut short', good.slice(0, -20)],
  ])('a file is reported as no ledger: %s', (_, text) => {
    const error = failure(text);
    expect(error.code).toBe('E_LEDGER_INVALID');
    expect(error.message).toContain('is not a ledger of sse-c-conformance');
    expect(error.message).toContain('Name the file that the interrupted run printed.');
  });
});

test.each([
  ['earlier', `${without('version', run)}\n`],
  ['later', good.replace('"version":2', '"version":3')],
])('a ledger of an %s version is refused, with advice to use that version', (_, text) => {
  const error = failure(`${text}${JSON.stringify(bucket)}\n`);
  expect(error.code).toBe('E_LEDGER_VERSION');
  expect(error.message).toContain('Clean up with the version that made the run.');
});

describe('a ledger with a damaged line', () => {
  test.each([
    ['no JSON', 'ledger'],
    ['an empty line', ''],
    ['null', 'null'],
    ['a number', '1'],
    ['a list', '[]'],
    ['an entry of no kind', '{"bucket":"b"}'],
    ['an entry of another kind', '{"kind":"all","bucket":"b","prefix":"p"}'],
    ['a run without endpoint', without('endpoint', run)],
    ['a run without region', without('region', run)],
    ['a run without addressing', without('addressing', run)],
    ['a run whose region is no text', JSON.stringify({ ...run, region: 1 })],
    ['a run whose endpoint is no URL', JSON.stringify({ ...run, endpoint: 'e' })],
    ['a bucket that is gone without name', '{"kind":"gone"}'],
    ['a bucket without name', without('bucket', bucket)],
    ['an object without name', '{"kind":"name","bucket":"b"}'],
    // Without its prefix a whole bucket would be emptied.
    ['a prefix without prefix', without('prefix', prefix)],
    ['an empty prefix', JSON.stringify({ ...prefix, prefix: '' })],
    ['a prefix without bucket', without('bucket', prefix)],
  ])('a ledger with a damaged line is refused, and the line is named: %s', (_, line) => {
    const error = failure(`${good}${line}\n${JSON.stringify(bucket)}\n`);
    expect(error.code).toBe('E_LEDGER_DAMAGED');
    expect(error.message).toContain('Line 2 of the ledger');
    expect(error.message).toContain('Nothing was deleted. Correct or remove this line');
  });
});

test('a last line that was cut short is left out, and a whole one without a line feed is read', () => {
  const ledgerFile = file();
  const last = JSON.stringify(prefix);
  for (const cutAt of [1, 10, last.length - 1, last.length]) {
    writeFileSync(ledgerFile, `${good}${JSON.stringify(bucket)}\n${last.slice(0, cutAt)}`);
    const entries = cutAt === last.length ? [run, bucket, prefix] : [run, bucket];
    expect(readLedger(ledgerFile)).toEqual(entries);
  }
});
