import type { Cause } from '../core/diagnosis.ts';
import { harmTitles } from '../core/harm.ts';
import type { CaseReport, RunReport } from '../core/report.ts';
import { oneLine, shortened } from '../core/visible.ts';
import { byReason, conclude, conditionsOf, worstOf } from './conclusion.ts';
import { renderNotes } from './console-notes.ts';
import { type Paint, painter, width } from './paint.ts';
import { pairsCovered } from './pairs.ts';
import { counted, duration, grouped, verdictsByUrgency } from './wording.ts';
import { wrapped } from './wrapped.ts';

/** Options of the console text. */
export interface ConsoleOptions {
  readonly colour: boolean;
  /** Also prints a lab note for each failure. */
  readonly isVerbose?: boolean;
}

/** The summary has at most this many lines, whatever the endpoint does. */
export const consoleLinesMax = 60;
const causesShownMax = 9;
const pairLinesMax = 4;
const reasonsShownMax = 4;
const idsShownMax = 4;
const textLengthMax = 180;

/**
 * The report for a terminal: verdict, worst harm, causes, what was not judged, counts. With
 * `isVerbose`, a lab note for each failure before it.
 */
export function renderConsole(report: RunReport, options: ConsoleOptions): string {
  const paint = painter(options.colour);
  const notes = options.isVerbose ? renderNotes(report, paint) : [];
  const summary = [
    verdict(report, paint),
    causes(report, paint),
    unexplained(report),
    ...(['error', 'blocked', 'skip'] as const).map((of) => reasons(report, of, paint)),
    pairsCovered(report).slice(0, pairLinesMax).join('\n'),
    counts(report, paint),
  ];
  const blocks = [...notes, summary.filter((text) => text !== '').join('\n\n')];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

/** Wrapped text of at most two lines, whatever the endpoint put into it. */
function lines(text: string, indent = 0): readonly string[] {
  const rows = wrapped(shortened(oneLine(text), textLengthMax), { width: width - indent });
  return rows.slice(0, 2).map((row) => ' '.repeat(indent) + row);
}

function verdict(report: RunReport, paint: Paint): string {
  const { state, headline, sentence } = conclude(report);
  const worst = worstOf(report);
  const rows = wrapped(oneLine(`${headline}: ${shortened(oneLine(sentence), 300)}`), { width });
  return [
    ...rows.slice(0, 4).map((row) => paint(state === 'open' ? 'blocked' : state, row)),
    ...(worst === undefined ? [] : lines(`Worst: ${worst}`)),
    ...conditionsOf(report).flatMap((condition) => lines(condition)),
  ].join('\n');
}

function causes({ diagnosis }: RunReport, paint: Paint): string {
  const { causes: all, failures } = diagnosis;
  if (all.length === 0) return '';
  const shown = all.slice(0, causesShownMax);
  const explained = failures - diagnosis.unexplained.length;
  const head = `${counted(all.length, 'cause')} for ${grouped(explained)} of ${counted(failures, 'failure')}, the gravest first`;
  const more = all.length - shown.length;
  return [
    paint('bold', head),
    ...shown.flatMap((cause, index) => causeLines(cause, index, paint)),
    ...(more > 0 ? [`    ${counted(more, 'further cause')}: see the reports`] : []),
  ].join('\n');
}

function causeLines(cause: Cause, index: number, paint: Paint): readonly string[] {
  const { contradictedBy, explains, kind, operations } = cause;
  const [first = '', second] = lines(cause.does, 4);
  const number = String(index + 1).padStart(2);
  const against =
    kind === 'group'
      ? 'no known fault'
      : contradictedBy.length === 0
        ? 'contradicted by none'
        : `contradicted by ${contradictedBy.length}`;
  const where = operations.slice(0, 3).join(', ') + (operations.length > 3 ? ', …' : '');
  const facts = [harmTitles[cause.harm], counted(explains.length, 'failure'), against, where];
  return [
    `${number}  ${first.trimStart()}`,
    ...(second === undefined ? [] : [second]),
    paint('dim', `    ${facts.join(' · ')}`),
  ];
}

/** Failures without a cause, those that plain objects share apart from the others. */
function unexplained({ diagnosis, cases }: RunReport): string {
  const { unexplained: ids, failures } = diagnosis;
  const shared = new Set(cases.filter(({ scope }) => scope !== undefined).map(({ id }) => id));
  const of = `of ${counted(failures, 'failure')}`;
  return [
    ...listed(
      `${of} without a cause`,
      ids.filter((id) => !shared.has(id)),
    ),
    ...listed(
      `${of} of plain objects too, not counted`,
      ids.filter((id) => shared.has(id)),
    ),
  ].join('\n');
}

function listed(what: string, ids: readonly string[]): readonly string[] {
  if (ids.length === 0) return [];
  const named = ids.slice(0, idsShownMax);
  const more = ids.length > named.length ? `, and ${ids.length - named.length} more` : '';
  return lines(`${ids.length} ${what}: ${named.join(', ')}${more}`);
}

/** Columns before a reason, and after one that goes on in the report. */
const reasonIndent = 16;

function reasons(report: RunReport, of: 'error' | 'blocked' | 'skip', paint: Paint): string {
  const groups = [...byReason(report.cases.filter((one: CaseReport) => one.verdict === of))].sort(
    (one, other) => other.cases.length - one.cases.length,
  );
  const shown = groups.slice(0, of === 'skip' ? 2 : reasonsShownMax);
  const rows = shown.map(({ reason, cases }) => {
    const label = `${of.padEnd(7)} ${String(cases.length).padStart(4)}`;
    const [text = '', ...rest] = wrapped(oneLine(reason), { width: width - reasonIndent });
    return `${paint(of, label)}  ${text}${rest.length > 0 ? ' …' : ''}`;
  });
  const more = groups.length - shown.length;
  return [...rows, ...(more > 0 ? [`        ${counted(more, 'further reason')}`] : [])].join('\n');
}

function counts(report: RunReport, paint: Paint): string {
  const { tool, endpoint, summary } = report;
  const byVerdict = verdictsByUrgency.map((one) => {
    const text = `${grouped(summary[one])} ${one}`;
    return paint(summary[one] > 0 ? one : 'dim', text);
  });
  const run = `${counted(report.cases.length, 'case')}, ${counted(summary.requests, 'request')}`;
  return [
    ...lines(`${tool.name} ${tool.version}  ${endpoint.url}  seed ${report.seed}`),
    `${byVerdict.join('  ')}   (${run}, ${duration(summary.durationMs)})`,
  ].join('\n');
}
