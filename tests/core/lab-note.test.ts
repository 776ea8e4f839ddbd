import { expect, test } from 'vitest';
import { labNote } from '../../core/lab-note.ts';
import type { CaseReport, ClauseReport, Finding, RecordedExchange } from '../../core/report.ts';

const clause = (id: string): ClauseReport => ({
  ...{ id, quote: `quote of ${id}`, source: 'source', url: 'https://docs.example.test/' },
});

function exchange(of: Partial<RecordedExchange['request']>): RecordedExchange {
  return {
    role: 'act',
    request: {
      ...{ operation: 'PutObject', method: 'PUT', scheme: 'https', target: '/bucket/name' },
      ...{ headers: [], bodySizeBytes: 0, ...of },
    },
    answer: { status: 200, headers: [], bodySizeBytes: 0 },
    durationMs: 1,
  };
}

function noteOf(finding: Partial<Finding>): readonly string[] {
  const found: Finding = {
    ...{ verdict: 'fail', trial: 0, path: '0', counterexample: '', exchanges: [] },
    mismatches: [{ expected: 'refused', received: '200' }],
    ...finding,
  };
  const one = {
    ...{
      id: 'a.b@PutObject',
      rule: 'a.b',
      operation: 'PutObject',
      level: 'MUST',
      title: 'A claim',
    },
    ...{ clause: clause('own'), verdict: 'fail', findings: [found], replay: 'npx …' },
  } as unknown as CaseReport;
  return labNote(one).map(({ label, text }) => `${label} ${text}`);
}

test('what was sent has the headers that the case is about, and none that every request has', () => {
  const headers = [
    ['host', 'localhost'],
    ['x-amz-date', '20260101T000000Z'],
    ['if-none-match', '*'],
    ['x-amz-server-side-encryption-customer-algorithm', 'AES256'],
    ['x-amz-checksum-crc32', 'AAAAAA=='],
  ] as const;
  const note = noteOf({ exchanges: [exchange({ headers, triple: 'headers: AES256, key#1' })] });
  expect(note).toContain(
    'sent PUT /bucket/name   headers: AES256, key#1   if-none-match: *   x-amz-checksum-crc32: AAAAAA==',
  );
});

test('the clause is the one that the mismatches contradict', () => {
  const mismatch = { expected: 'refused', received: '500' };
  const other = { ...mismatch, contradicts: clause('other') };
  const clausesOf = (mismatches: Finding['mismatches']) =>
    noteOf({ mismatches }).filter((line) => line.startsWith('clause'));
  expect(clausesOf([mismatch])).toEqual(['clause "quote of own" (source)']);
  expect(clausesOf([other])).toEqual(['clause "quote of other" (source)']);
  expect(clausesOf([mismatch, other, other])).toHaveLength(2);
});

test('a failure that plain objects share shows their requests and answers too', () => {
  const plain = exchange({ target: '/bucket/plain' });
  const mismatches = [{ expected: 'refused', received: '200, plain' }];
  const note = noteOf({ plainTwin: { mismatches, exchanges: [plain] } });
  expect(note.slice(3, 6)).toEqual([
    'scope plain objects too: the same without SSE-C headers fails alike',
    'sent PUT /bucket/plain',
    'received 200, plain',
  ]);
});
