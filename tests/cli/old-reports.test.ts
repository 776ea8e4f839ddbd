import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { removeOldReports } from '../../cli/old-reports.ts';
import { stoppedReport } from '../../cli/stopped-report.ts';
import { renderEvent, renderFiles, reportNames } from '../../reports/index.ts';
import { config } from '../runner/scripted.ts';

test('reports of every format are removed, ledgers and files of others are not', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sse-c-old-'));
  const files = renderFiles(stoppedReport(config, new Error('why')), reportNames);
  for (const { path, text } of files) writeFileSync(join(folder, path), text);
  const check = { name: 'reachable', outcome: 'ok', detail: 'of SSE-C' } as const;
  writeFileSync(join(folder, 'events.ndjson'), renderEvent({ event: 'preflight', check }));
  expect(readdirSync(folder).length).toBe(files.length + 1);
  writeFileSync(join(folder, 'ledger-1.jsonl'), '{"kind":"run"}');
  writeFileSync(join(folder, 'notes.md'), 'SSE-C');
  removeOldReports(folder);
  expect(readdirSync(folder)).toEqual(['ledger-1.jsonl', 'notes.md']);
});

test('a file that only has the name of a report stays, and a folder need not be there', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sse-c-old-'));
  writeFileSync(join(folder, 'report.json'), '{"by": "another program"}');
  removeOldReports(folder);
  removeOldReports(join(folder, 'none'));
  expect(existsSync(join(folder, 'report.json'))).toBe(true);
});
