import { byGravity, type Harm, harmSentences, harmTitles } from '../core/harm.ts';
import type { CaseReport, RunReport } from '../core/report.ts';
import { oneLine, shortened, visible } from '../core/visible.ts';
import { causeFor, conclude, weighs } from './conclusion.ts';
import { sorted } from './json.ts';

/** The scale by which code scanning orders alerts: critical from 9, high from 7, medium from 4. */
const securitySeverity: Readonly<Record<Harm, string>> = {
  'key-exposed': '9.5',
  'plaintext-exposed': '9.0',
  'data-lost': '8.0',
  'wrong-bytes': '7.5',
  'valid-refused': '4.0',
  'malformed-accepted': '3.0',
  'wrong-form': '1.0',
};

/**
 * The failures as SARIF 2.1.0, for code scanning: one result for each failed case, the gravest
 * first. An endpoint has no source files, so each result points at `report.json`.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function renderSarif(report: RunReport): string {
  const failed = report.cases
    .filter(({ verdict }) => verdict === 'fail')
    .toSorted((one, other) => byGravity(one.harm, other.harm));
  const rules = [...new Map(failed.map((one) => [one.rule, one])).values()];
  const { headline, sentence } = conclude(report);
  const isConclusive = report.exitCode === 0 || report.exitCode === 1;
  const run = {
    tool: {
      driver: {
        name: report.tool.name,
        version: visible(report.tool.version),
        rules: rules.map(ruleOf),
      },
    },
    invocations: [
      {
        executionSuccessful: isConclusive,
        exitCode: report.exitCode,
        startTimeUtc: report.startedAt,
        ...(!isConclusive && {
          toolExecutionNotifications: [
            { level: 'error', message: { text: line(`${headline}: ${sentence}`) } },
          ],
        }),
      },
    ],
    automationDetails: { id: `sse-c/${line(report.endpoint.url)}` },
    results: failed.map((one) => resultOf(report, one)),
  };
  const sarif = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [run],
  };
  return `${JSON.stringify(sorted(sarif), undefined, 2)}\n`;
}

function ruleOf({ rule, title, clause, harm }: CaseReport): unknown {
  return {
    id: rule,
    shortDescription: { text: line(title) },
    fullDescription: { text: line(`"${clause.quote}" (${clause.source})`) },
    help: { text: harmSentences[harm] },
    helpUri: encodeURI(clause.url),
    properties: { 'security-severity': securitySeverity[harm], tags: ['security', 'sse-c', harm] },
  };
}

function resultOf(report: RunReport, one: CaseReport): unknown {
  const mismatch = one.findings[0]?.mismatches[0];
  const what = mismatch
    ? `expected ${mismatch.expected}; received ${mismatch.received}`
    : (one.reason ?? '');
  const cause = causeFor(report, one.id);
  const levels = { MUST: 'error', SHOULD: 'warning', MAY: 'note' } as const;
  return {
    ruleId: one.rule,
    level: weighs(report, one) ? levels[one.level] : 'note',
    message: { text: line(`${one.operation}: ${one.title}: ${what}`) },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: 'report.json' }, region: { startLine: 1 } },
        logicalLocations: [{ fullyQualifiedName: one.id, kind: 'function' }],
      },
    ],
    partialFingerprints: { 'caseId/v1': one.id },
    properties: {
      harm: harmTitles[one.harm],
      ...(cause !== undefined && { cause: cause.id }),
      replay: line(one.replay),
    },
  };
}

function line(text: string): string {
  return shortened(oneLine(text), 1000);
}
