import { createHash } from 'node:crypto';
import { labNote, noteText, obstacleNote } from '../core/lab-note.ts';
import type { CaseReport, Finding, RecordedExchange, RunReport } from '../core/report.ts';
import type { Level, Verdict } from '../core/verdict.ts';
import { oneLine, shortened, visible } from '../core/visible.ts';
import { sorted } from './json.ts';
import type { ReportFile } from './report-file.ts';

/** Allure tells the level by severity: a verdict stays what it is. */
const severities: Readonly<Record<Level, string>> = {
  MUST: 'critical',
  SHOULD: 'normal',
  MAY: 'minor',
};
/** `broken` is Allure's word for a case that could not be judged: blocked is never green. */
const statuses: Readonly<Record<Verdict, string>> = {
  pass: 'passed',
  fail: 'failed',
  blocked: 'broken',
  error: 'broken',
  skip: 'skipped',
};

/** The run as Allure 2 result documents, one a case. */
export function renderAllure(report: RunReport): readonly ReportFile[] {
  return report.cases.map((one) => {
    const uuid = uuidOf([report.endpoint.url, report.startedAt, String(report.seed), one.id]);
    const text = `${JSON.stringify(sorted(result(report, { one, uuid })), undefined, 2)}\n`;
    return { path: `allure-results/${uuid}-result.json`, text };
  });
}

function result(
  report: RunReport,
  { one, uuid }: { readonly one: CaseReport; readonly uuid: string },
): object {
  const start = Date.parse(report.startedAt);
  // The same case against the same endpoint has one history, whatever the seed.
  const historyId = uuidOf([report.endpoint.url, one.id]);
  return {
    uuid,
    historyId,
    testCaseId: uuidOf([one.id]),
    fullName: one.id,
    name: `${one.id}: ${oneLine(one.title)}`,
    status: statuses[one.verdict],
    stage: 'finished',
    start,
    stop: start + Math.round(one.durationMs),
    statusDetails: details(one),
    labels: [
      { name: 'framework', value: report.tool.name },
      { name: 'parentSuite', value: oneLine(report.endpoint.url) },
      { name: 'suite', value: one.operation },
      { name: 'severity', value: severities[one.level] },
      { name: 'tag', value: one.level },
      ...(one.disputed ? [{ name: 'tag', value: 'disputed' }] : []),
    ],
    links: [{ name: oneLine(one.clause.source), type: 'link', url: one.clause.url }],
    parameters: [{ name: 'seed', value: String(report.seed), excluded: true }],
    attachments: [],
    steps: one.findings.map((finding) => findingStep(finding, start)),
  };
}

function details(one: CaseReport): object {
  if (one.verdict === 'pass') return {};
  const mismatch = one.findings[0]?.mismatches[0];
  const message =
    one.verdict === 'fail' && mismatch
      ? `expected ${mismatch.expected}; received ${mismatch.received}`
      : (one.reason ?? one.findings[0]?.reason ?? one.title);
  const note = one.verdict === 'fail' ? labNote(one) : obstacleNote(one);
  return {
    message: shortened(visible(message), 600),
    trace: noteText(note),
    flaky: one.findings.some(({ flaky }) => flaky === true),
  };
}

function findingStep(finding: Finding, start: number): object {
  return {
    ...step(`trial ${finding.trial}: ${finding.counterexample}`, start),
    status: statuses[finding.verdict],
    steps: finding.exchanges.map((exchange) => exchangeStep(exchange, start)),
  };
}

function exchangeStep(
  { role, request, answer, durationMs }: RecordedExchange,
  start: number,
): object {
  const outcome = [answer.status, answer.errorCode, answer.broken].filter(Boolean).join(' ');
  return {
    ...step(
      `${role}: ${request.method} ${request.target}, answered ${outcome || 'not at all'}`,
      start,
    ),
    status: 'passed',
    stop: start + Math.round(durationMs),
    parameters: [
      ...request.headers.map(([name, value]) => parameter(`request ${name}`, value)),
      ...answer.headers.map(([name, value]) => parameter(`answer ${name}`, value)),
      ...(answer.excerpt === undefined ? [] : [parameter('answer excerpt', answer.excerpt)]),
    ],
    steps: [],
  };
}

function step(name: string, start: number): object {
  const text = shortened(oneLine(name), 300);
  return {
    name: text,
    stage: 'finished',
    start,
    stop: start,
    statusDetails: {},
    attachments: [],
    parameters: [],
  };
}

function parameter(name: string, value: string): object {
  return { name: oneLine(name), value: shortened(visible(value), 1000) };
}

/** A UUID (version 8, made by us) from a digest: the same run names the same files. */
function uuidOf(parts: readonly string[]): string {
  const hex = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
