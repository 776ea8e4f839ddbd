import type { Cause } from '../../core/diagnosis.ts';
import { exitCodeOf } from '../../core/exit-code.ts';
import {
  type CaseReport,
  type Finding,
  type RecordedExchange,
  type RunReport,
  reportVersion,
} from '../../core/report.ts';
import { type Verdict, verdicts } from '../../core/verdict.ts';
import { diagnose } from '../../diagnosis/diagnose.ts';

/** Text that breaks out of every format that forgets to escape. */
export const hostile =
  '"><script>alert(1)</script><img src=http://evil.test/x onerror=alert(1)> ]]> --> &amp; ' +
  "'\u0000\u001b[31m\u202e|`*_[x](http://evil.test)\r\n# \ud800\ufffe@all";

const exchange: RecordedExchange = {
  role: 'act',
  request: {
    operation: 'PutObject',
    method: `PUT${hostile}`,
    scheme: 'https',
    target: `/bucket/name?x=${hostile}`,
    headers: [[`x-${hostile}`, `key#3f9a1c02 ${hostile}`]],
    bodySizeBytes: 1,
    triple: `headers: AES256, key#3f9a1c02 ${hostile}`,
  },
  answer: {
    status: 200,
    headers: [['ETag', `"${hostile}"`]],
    bodySizeBytes: 12_345,
    bodySha256: 'ab'.repeat(32),
    excerpt: `<Error>${hostile}</Error>`,
    errorCode: `Code${hostile}`,
    errorMessage: `Message ${hostile}`,
    broken: `closed ${hostile}`,
  },
  durationMs: 12.4,
};

const finding: Finding = {
  verdict: 'fail',
  trial: 3,
  path: '3:1',
  counterexample: `key: "key#3f9a1c02" ${hostile}`,
  mismatches: [{ expected: `4xx ${hostile}`, received: `200 ${hostile}` }],
  exchanges: [{ ...exchange, role: 'arrange' }, exchange],
  flaky: true,
};

/** A clause whose texts are hostile. */
export function clauseSaying(word: string): CaseReport['clause'] {
  return {
    id: `clause ${hostile}`,
    quote: `${word} ${hostile}`,
    source: `Source ${hostile}`,
    url: `https://docs.example.test/"onmouseover="alert(1)`,
  };
}

/** A case with hostile text in every string that the schema leaves free. */
export function hostileCase(verdict: Verdict, of: Partial<CaseReport> = {}): CaseReport {
  const rule = of.rule ?? `put.${verdict}`;
  const operation = of.operation ?? 'PutObject';
  return {
    id: `${rule}@${operation}`,
    rule,
    operation,
    level: 'MUST',
    title: `Title ${hostile}`,
    clause: clauseSaying('Quote'),
    harm: 'malformed-accepted',
    verdict,
    trials: 4,
    requests: 9,
    durationMs: 1234,
    ...(verdict !== 'pass' && verdict !== 'fail' && { reason: `Reason ${verdict} ${hostile}` }),
    findings: verdict === 'fail' || verdict === 'blocked' ? [{ ...finding, verdict }] : [],
    replay: `npx sse-c-conformance --rule ${rule}@${operation} ${hostile}`,
    ...of,
  };
}

/** A report of these cases, its counts and exit code as a run would set them. */
export function reportOf(
  cases: readonly CaseReport[],
  of: Partial<Pick<RunReport, 'failOn' | 'preflight'>> = {},
): RunReport {
  const { failOn = 'must', preflight = [{ name: 'reachable', outcome: 'ok', detail: 'TLS' }] } = of;
  const counts = Object.fromEntries(
    verdicts.map((verdict) => [verdict, cases.filter((one) => one.verdict === verdict).length]),
  ) as Record<Verdict, number>;
  return {
    schemaVersion: reportVersion,
    tool: { name: 'sse-c-conformance', version: '0.1.0' },
    endpoint: {
      url: 'https://endpoint.example.test',
      kind: 'given',
      region: 'us-east-1',
      bucket: 'bucket',
      addressing: 'path',
    },
    seed: 42,
    trials: 4,
    failOn,
    exitCode: exitCodeOf({ failOn, preflight, cases }),
    startedAt: '2026-01-02T03:04:05.678Z',
    ended: 'complete',
    preflight,
    summary: { ...counts, requests: 5349, durationMs: 18_091 },
    cases,
    diagnosis: diagnose(cases),
  };
}

/** A cause with hostile text in every string that the schema leaves free. */
export function hostileCause(explains: readonly string[]): Cause {
  return {
    id: 'fault:ignores-ssec',
    kind: 'fault',
    does: `Does ${hostile}`,
    faults: ['ignores-ssec', 'stores-plaintext'],
    furtherFaults: 2,
    family: 'storage',
    harm: 'plaintext-exposed',
    operations: ['PutObject'],
    explains,
    contradictedBy: ['put.pass@PutObject'],
    meaning: `Means ${hostile}`,
    lookAt: `Look ${hostile}`,
    reproduction: {
      caseId: explains[0] ?? 'put.fail@PutObject',
      request: `PUT ${hostile}`,
      expected: `4xx ${hostile}`,
      received: `200 ${hostile}`,
      replay: `npx sse-c-conformance ${hostile}`,
    },
    knownCases: [{ product: `P ${hostile}`, did: hostile, urls: ['https://bugs.example.test/1'] }],
  };
}

/** One case of each verdict, and failures that do not count; hostile wherever text may stand. */
export function hostileReport(): RunReport {
  const disputed = clauseSaying('The other side');
  const cases = [
    hostileCase('pass'),
    hostileCase('fail'),
    hostileCase('fail', { rule: 'put.light', level: 'SHOULD' }),
    hostileCase('fail', { rule: 'put.disputed', operation: 'CopyObject', disputed }),
    hostileCase('blocked', { operation: 'GetObject' }),
    hostileCase('blocked', { rule: 'get.bare', operation: 'GetObject', findings: [] }),
    hostileCase('error', { operation: 'HeadObject' }),
    hostileCase('skip'),
  ];
  const report = reportOf(cases, {
    preflight: [
      { name: `clock ${hostile}`, outcome: 'ok', detail: `within 1 s ${hostile}` },
      { name: 'bucket', outcome: 'note', detail: hostile },
    ],
  });
  const [fail, light, last] = cases.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id);
  return {
    ...report,
    diagnosis: {
      causes: [hostileCause([fail ?? '', light ?? ''])],
      unexplained: [last ?? ''],
      failures: 3,
    },
    tool: { name: 'sse-c-conformance', version: `0.1.0${hostile}` },
    endpoint: {
      url: `https://endpoint.example.test/${hostile}`,
      httpUrl: `http://endpoint.example.test/${hostile}`,
      kind: 'given',
      region: hostile,
      bucket: hostile,
      addressing: 'path',
    },
  };
}
