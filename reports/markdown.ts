import type { Cause } from '../core/diagnosis.ts';
import { byGravity, harmTitles } from '../core/harm.ts';
import type { CaseReport, RunReport } from '../core/report.ts';
import { byReason, conclude, conditionsOf, weighs, worstOf } from './conclusion.ts';
import { pairsBlock } from './markdown-pairs.ts';
import { escaped } from './tables.ts';
import { counted, duration, grouped, symbols, verdictsByUrgency } from './wording.ts';

/** Most rows of a table; job summaries have a size limit. */
const rowsMax = 50;

/** The report as a short Markdown summary for a CI job page. */
export function renderMarkdown(report: RunReport): string {
  const { headline, sentence } = conclude(report);
  const { summary } = report;
  const { causes } = report.diagnosis;
  const worst = worstOf(report);
  const failed = report.cases
    .filter(({ verdict }) => verdict === 'fail')
    .toSorted((one, other) => byGravity(one.harm, other.harm));
  const unjudged = report.cases.filter(
    ({ verdict }) => verdict === 'blocked' || verdict === 'error',
  );
  const blocks = [
    `## SSE-C conformance: ${escaped(headline)}`,
    escaped(sentence),
    ...(worst === undefined ? [] : [`Worst: ${escaped(worst)}`]),
    ...conditionsOf(report).map(escaped),
    table(
      verdictsByUrgency.map((verdict) => `${symbols[verdict]} ${verdict}`),
      [verdictsByUrgency.map((verdict) => grouped(summary[verdict]))],
    ),
    [
      escaped(report.endpoint.url),
      `${counted(summary.requests, 'request')} in ${duration(summary.durationMs)}`,
      `seed ${report.seed}`,
      `exit code ${report.exitCode}.`,
    ].join(', '),
    ...(causes.length === 0 ? [] : ['### Causes', causeTable(causes)]),
    ...(failed.length === 0 ? [] : ['### Failures', failures(report, failed)]),
    ...(unjudged.length === 0 ? [] : ['### Not judged', reasons(unjudged)]),
  ];
  const skipped = report.cases.filter(({ verdict }) => verdict === 'skip');
  if (skipped.length > 0) blocks.push('### Skips', reasons(skipped));
  blocks.push(...pairsBlock(report));
  return `${blocks.join('\n\n')}\n`;
}

function causeTable(causes: readonly Cause[]): string {
  const rows = causes
    .slice(0, rowsMax)
    .map((cause) => [
      harmTitles[cause.harm],
      escaped(cause.does),
      counted(cause.explains.length, 'failure'),
      cause.kind === 'group' ? 'no known fault' : `contradicted by ${cause.contradictedBy.length}`,
      escaped(cause.reproduction.caseId),
    ]);
  const head = ['harm', 'behaves as if', 'explains', 'evidence', 'see'];
  return `${table(head, rows)}${cut(causes.length)}`;
}

function failures(report: RunReport, cases: readonly CaseReport[]): string {
  const rows = cases.slice(0, rowsMax).map((one) => {
    const mismatch = one.findings[0]?.mismatches[0];
    const why = one.scope === undefined ? '' : ` (${one.scope})`;
    const level = weighs(report, one) ? one.level : `${one.level}, not counted${why}`;
    return [
      escaped(one.id),
      level,
      escaped(mismatch?.expected ?? one.reason ?? ''),
      escaped(mismatch?.received ?? ''),
    ];
  });
  return `${table(['case', 'level', 'expected', 'received'], rows)}${cut(cases.length)}`;
}

function reasons(cases: readonly CaseReport[]): string {
  const groups = byReason(cases);
  const rows = groups
    .slice(0, rowsMax)
    .map(
      ({ reason, cases: members }) => `- ${counted(members.length, 'case')}: ${escaped(reason)}`,
    );
  return `${rows.join('\n')}${cut(groups.length)}`;
}

function cut(count: number): string {
  if (count <= rowsMax) return '';
  return `\n\n… and ${grouped(count - rowsMax)} more, see the full report.`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
