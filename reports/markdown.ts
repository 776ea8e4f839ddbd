import type { CaseReport, RunReport } from '../core/report.ts';
import { oneLine, shortened } from '../core/visible.ts';
import { byReason, conclude, weighs } from './conclusion.ts';
import { counted, duration, grouped, symbols, verdictsByUrgency } from './wording.ts';

/** Most rows of a table; job summaries have a size limit. */
const rowsMax = 50;

/** The report as a short Markdown summary for a CI job page. */
export function renderMarkdown(report: RunReport): string {
  const { headline, sentence } = conclude(report);
  const { summary } = report;
  const failed = report.cases.filter(({ verdict }) => verdict === 'fail');
  const unjudged = report.cases.filter(
    ({ verdict }) => verdict === 'blocked' || verdict === 'error',
  );
  const blocks = [
    `## SSE-C conformance: ${text(headline)}`,
    text(sentence),
    table(
      verdictsByUrgency.map((verdict) => `${symbols[verdict]} ${verdict}`),
      [verdictsByUrgency.map((verdict) => grouped(summary[verdict]))],
    ),
    [
      text(report.endpoint.url),
      `${counted(summary.requests, 'request')} in ${duration(summary.durationMs)}`,
      `seed ${report.seed}`,
      `exit code ${report.exitCode}.`,
    ].join(', '),
    ...(failed.length === 0 ? [] : ['### Failures', failures(report, failed)]),
    ...(unjudged.length === 0 ? [] : ['### Not judged', reasons(unjudged)]),
  ];
  const skipped = report.cases.filter(({ verdict }) => verdict === 'skip');
  if (skipped.length > 0) blocks.push('### Skips', reasons(skipped));
  return `${blocks.join('\n\n')}\n`;
}

function failures(report: RunReport, cases: readonly CaseReport[]): string {
  const rows = cases.slice(0, rowsMax).map((one) => {
    const mismatch = one.findings[0]?.mismatches[0];
    const why = one.scope === undefined ? '' : ` (${one.scope})`;
    const level = weighs(report, one) ? one.level : `${one.level}, not counted${why}`;
    return [
      text(one.id),
      level,
      text(mismatch?.expected ?? one.reason ?? ''),
      text(mismatch?.received ?? ''),
    ];
  });
  return `${table(['case', 'level', 'expected', 'received'], rows)}${cut(cases.length)}`;
}

function reasons(cases: readonly CaseReport[]): string {
  const groups = byReason(cases);
  const rows = groups
    .slice(0, rowsMax)
    .map(({ reason, cases: members }) => `- ${counted(members.length, 'case')}: ${text(reason)}`);
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

/**
 * Escapes text: every ASCII punctuation mark becomes a character reference, which no Markdown
 * dialect reads as syntax.
 */
function text(of: string): string {
  return shortened(oneLine(of), 200).replace(
    /[\\`*_{}[\]()#+!|<>&~:@$"']/g,
    (one) => `&#${one.codePointAt(0) ?? 0};`,
  );
}
