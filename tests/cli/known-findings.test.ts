import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { knownFindings } from '../../cli/known-findings.ts';
import type { BaselineRow } from '../../core/baseline.ts';
import { UsageError } from '../../core/errors.ts';

function fileWith(rows: readonly BaselineRow[]): string {
  const file = join(mkdtempSync(join(tmpdir(), 'sse-c-known-')), 'baseline.json');
  writeFileSync(file, JSON.stringify({ version: 1, ruleSet: '0.1.0', rows, known: [] }));
  return file;
}

const row = (id: string, more: Partial<BaselineRow> = {}): BaselineRow => ({
  ...{ id, verdict: 'fail', reason: 'known' },
  ...more,
});

test('a baseline of run names the findings of its clauses, at the same operation', () => {
  const baseline = fileWith([row('get.wrong-key@GetObject'), row('fuzz.http.range@GetObject')]);
  expect([...knownFindings({ baseline })].sort()).toEqual([
    'fuzz.http.range@GetObject',
    'fuzz.ssec.get.same-key@GetObject',
  ]);
});

test('rows that are blocked, expired or of another version of the endpoint count for nothing', () => {
  const baseline = fileWith([
    row('get.wrong-key@GetObject', { expires: '2020-01-01' }),
    row('get.no-key@GetObject', { verdict: 'blocked' }),
    row('fuzz.http.range@GetObject', { endpointVersion: '1' }),
  ]);
  expect(knownFindings({ baseline, endpointVersion: '2' })).toEqual(new Set());
  expect(knownFindings({ baseline, endpointVersion: '1' }).size).toBe(1);
});

test('a report is no baseline', () => {
  const file = fileWith([]);
  writeFileSync(file, '{"cases":[]}');
  expect(() => knownFindings({ baseline: file })).toThrow(UsageError);
  expect(knownFindings({})).toEqual(new Set());
});
