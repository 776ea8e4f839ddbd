import { byGravity, harmTitles } from '../core/harm.ts';
import { labNote, type NoteLine, obstacleNote } from '../core/lab-note.ts';
import type { CaseReport, RunReport } from '../core/report.ts';
import type { Verdict } from '../core/verdict.ts';
import { oneLine, shortened } from '../core/visible.ts';
import { byReason, weighs, whyNotCounted } from './conclusion.ts';
import { type Paint, width } from './paint.ts';
import { counted } from './wording.ts';
import { wrapped } from './wrapped.ts';

/** Column at which the text of a note starts. */
const indent = 12;
/** More cases than this with the same reason are shown in one block. */
const sameReasonMax = 3;

/** Every failure, error and blocked case as a lab note, and the reasons of the skipped ones. */
export function renderNotes(report: RunReport, paint: Paint): readonly string[] {
  const failed = [...of(report, 'fail')].sort((one, other) => byGravity(one.harm, other.harm));
  return [
    ...failed.map((one) => failBlock(report, one, paint)),
    ...byReason(of(report, 'error')).flatMap((group) => unjudged(group, 'error', paint)),
    ...byReason(of(report, 'blocked')).flatMap((group) => unjudged(group, 'blocked', paint)),
    skips(report, paint),
  ];
}

function of(report: RunReport, verdict: Verdict): readonly CaseReport[] {
  return report.cases.filter((one) => one.verdict === verdict);
}

function failBlock(report: RunReport, one: CaseReport, paint: Paint): string {
  const light: readonly NoteLine[] = weighs(report, one)
    ? []
    : [{ label: 'counts', text: `no: ${whyNotCounted(report, one)}` }];
  const harm = { label: 'harm', text: harmTitles[one.harm] };
  return [heading(one, paint), ...note([...light, harm, ...labNote(one)], paint)].join('\n');
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
