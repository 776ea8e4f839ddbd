import type { CaseReport, RecordedExchange, RunReport } from '../../core/report.ts';
import { hostileCase, reportOf } from './hostile-report.ts';

/** A report of 500 failed cases with 20 exchanges each, of plain text. */
export function largeReport(cases = 500): RunReport {
  return reportOf(Array.from({ length: cases }, (_, index) => failed(index)));
}

function failed(index: number): CaseReport {
  const rule = `put.large-${index}`;
  const one = hostileCase('fail', { rule, title: `Claim ${index}` });
  const exchanges = Array.from({ length: 20 }, (_, step) => exchange(`${index}-${step}`, step));
  return {
    ...one,
    replay: `npx sse-c-conformance --rule ${rule}@PutObject --seed 42`,
    findings: one.findings.map((finding) => ({ ...finding, exchanges })),
  };
}

function exchange(name: string, step: number): RecordedExchange {
  const ssec = 'x-amz-server-side-encryption-customer';
  return {
    role: step < 15 ? 'arrange' : 'act',
    request: {
      operation: 'PutObject',
      method: 'PUT',
      scheme: 'https',
      target: `/bucket/${name}`,
      headers: [
        [`${ssec}-algorithm`, 'AES256'],
        [`${ssec}-key`, 'key#3f9a1c02'],
        [`${ssec}-key-MD5`, 'MD5 of key#3f9a1c02'],
      ],
      bodySizeBytes: 4097,
    },
    answer: {
      status: 200,
      headers: [
        ['Date', 'Fri, 02 Jan 2026 03:04:05 GMT'],
        ['x-amz-request-id', `request-${name}`],
        ['ETag', `"${name.padStart(32, '0')}"`],
      ],
      bodySizeBytes: 0,
    },
    durationMs: 12,
  };
}
