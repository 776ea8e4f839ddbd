import { styleText } from 'node:util';
import { labNote, type NoteLine, obstacleNote } from '../core/lab-note.ts';
import type { CaseReport, RunReport, SsecIgnored } from '../core/report.ts';
import type { Verdict } from '../core/verdict.ts';
import { oneLine, shortened } from '../core/visible.ts';
import { byReason, conclude, weighs, whyNotCounted } from './conclusion.ts';
import { pairsCovered } from './pairs.ts';
import { counted, duration, grouped, verdictsByUrgency } from './wording.ts';
import { wrapped } from './wrapped.ts';

/** Options of the console text. */
export interface ConsoleOptions {
  readonly colour: boolean;
}

const width = 100;
/** Column at which the text of a note starts. */
const indent = 12;
/** More cases than this with the same reason are shown in one block. */
const sameReasonMax = 3;

const styles = {
  fail: ['red', 'bold'],
  error: ['magenta', 'bold'],
  blocked: ['yellow', 'bold'],
  pass: ['green', 'bold'],
  skip: ['dim'],
  dim: ['dim'],
} as const;
type Paint = (style: keyof typeof styles, text: string) => string;

/** The report for a terminal: failures as lab notes, errors, blocked cases, skips, result. */
export function renderConsole(report: RunReport, { colour }: ConsoleOptions): string {
  const paint: Paint = colour
    ? (style, text) => styleText([...styles[style]], text, { validateStream: false })
    : (_, text) => text;
  const blocks = [
    ...(report.ssecIgnored ? [ignored(report.ssecIgnored, paint)] : []),
    ...failures(report, paint),
    ...byReason(of(report, 'error')).flatMap((group) => unjudged(group, 'error', paint)),
    ...byReason(of(report, 'blocked')).flatMap((group) => unjudged(group, 'blocked', paint)),
    skips(report, paint),
    pairsCovered(report).join('\n'),
    closing(report, paint),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function ignored({ says }: SsecIgnored, paint: Paint): string {
  return wrapped(oneLine(says), { width })
    .map((row) => paint('fail', row))
    .join('\n');
}

/** Lab notes of all failures; of those that have one cause, of the first one. */
function failures(report: RunReport, paint: Paint): readonly string[] {
  const all = of(report, 'fail');
  const [first, ...others] = all;
  if (report.ssecIgnored === undefined || first === undefined)
    return all.map((one) => failBlock(report, one, paint));
  return [failBlock(report, first, paint), others.map((one) => heading(one, paint)).join('\n')];
}

function of(report: RunReport, verdict: Verdict): readonly CaseReport[] {
  return report.cases.filter((one) => one.verdict === verdict);
}

function failBlock(report: RunReport, one: CaseReport, paint: Paint): string {
  const light: readonly NoteLine[] = weighs(report, one)
    ? []
    : [{ label: 'counts', text: `no: ${whyNotCounted(report, one)}` }];
  return [heading(one, paint), ...note([...light, ...labNote(one)], paint)].join('\n');
}

/** Id, level, title, and the verdict at the right edge; a long title gets lines of its own. */
function heading(one: CaseReport, paint: Paint): string {
  const word = one.verdict.toUpperCase();
  const start = oneLine(`${one.id}  ${one.level}`);
  const title = shortened(oneLine(one.title), width);
  const room = width - word.length - 2;
  const whole = `${start}  ${title}`;
  const first = whole.length <= room ? whole : start;
  const tail =
    first === whole ? [] : wrapped(title, { width: width - 2 }).map((text) => `  ${text}`);
  return [`${first.padEnd(room)}  ${paint(one.verdict, word)}`, ...tail].join('\n');
}

function note(lines: readonly NoteLine[], paint: Paint): readonly string[] {
  return lines.flatMap(({ label, text }) => {
    // A replay line is for copying, so it is not wrapped.
    const rows = label === 'replay' ? [text] : wrapped(text, { width: width - indent });
    return rows.map((row, index) => {
      const start = `  ${(index === 0 ? label : '').padEnd(indent - 2)}`;
      return `${paint('dim', start)}${row}`.trimEnd();
    });
  });
}

interface Group {
  readonly reason: string;
  readonly cases: readonly CaseReport[];
}

function unjudged({ cases }: Group, verdict: Verdict, paint: Paint): readonly string[] {
  const [first] = cases;
  if (first === undefined) return [];
  if (cases.length <= sameReasonMax) {
    return cases.map((one) => [heading(one, paint), ...note(obstacleNote(one), paint)].join('\n'));
  }
  const word = verdict.toUpperCase();
  const start = `${counted(cases.length, 'case')}, among them ${oneLine(first.id)}`;
  const title = `${start.padEnd(width - word.length - 2)}  ${paint(verdict, word)}`;
  return [[title, ...note(obstacleNote(first), paint)].join('\n')];
}

function skips(report: RunReport, paint: Paint): string {
  return byReason(of(report, 'skip'))
    .map(({ reason, cases }) => {
      const label = `skip ${String(cases.length).padStart(5)}`;
      const [first = '', ...more] = wrapped(shortened(oneLine(reason), 300), {
        width: width - indent,
      });
      const rows = [
        `${paint('skip', label)}  ${first}`,
        ...more.map((row) => ' '.repeat(indent) + row),
      ];
      return rows.join('\n');
    })
    .join('\n');
}

function closing(report: RunReport, paint: Paint): string {
  const { tool, endpoint, summary } = report;
  const { state, headline, sentence } = conclude(report);
  const counts = verdictsByUrgency.map((verdict) => {
    const text = `${grouped(summary[verdict])} ${verdict}`;
    return summary[verdict] > 0 ? paint(verdict, text) : paint('dim', text);
  });
  const run = `${counted(report.cases.length, 'case')}, ${counted(summary.requests, 'request')}`;
  return [
    ...wrapped(oneLine(`${tool.name} ${tool.version}  ${endpoint.url}  seed ${report.seed}`), {
      width,
    }),
    `${counts.join('  ')}   (${run}, ${duration(summary.durationMs)})`,
    ...wrapped(oneLine(`${headline}: ${sentence}`), { width }).map((row) =>
      paint(state === 'open' ? 'blocked' : state, row),
    ),
  ].join('\n');
}
