// For a job on GitHub: the summary of a report, and an annotation for each failure that is not expected.
// An error is what decides the exit code; with a baseline that is what differs from it.
//   node scripts/github.mjs FOLDER
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2] ?? 'sse-c-report';
/** GitHub shows no more of one kind for a step. */
const annotationsMax = 10;

/** A text of an annotation: what would end it, or begin a command, is escaped. */
function escaped(text, inProperty) {
  const plain = text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  return inProperty ? plain.replaceAll(':', '%3A').replaceAll(',', '%2C') : plain;
}

function annotation(kind, { id, level, title, findings, replay }) {
  const [mismatch] = findings[0]?.mismatches ?? [];
  const why =
    mismatch === undefined ? '' : `\nexpected ${mismatch.expected}\nreceived ${mismatch.received}`;
  const text = `${level}: ${title}${why}\nreplay: ${replay}`;
  return `::${kind} title=${escaped(id, true)}::${escaped(text, false)}`;
}

const file = join(folder, 'report.json');
if (existsSync(file)) {
  const { cases, failOn, baseline } = JSON.parse(readFileSync(file, 'utf8'));
  const differing = new Map(baseline?.deviations.map(({ id, says }) => [id, says]));
  const levels = ['must', 'should', 'may'];
  const counts = ({ id, level, disputed, scope }) =>
    baseline !== undefined
      ? differing.has(id)
      : failOn !== 'never' &&
        !disputed &&
        scope === undefined &&
        levels.indexOf(level.toLowerCase()) <= levels.indexOf(failOn);
  const isExpected = ({ id }) => baseline?.expected.includes(id) === true;
  const failed = cases.filter((one) => one.verdict === 'fail' && !isExpected(one));
  const shown = (kind, some) => some.map((one) => annotation(kind, one));
  // A row that is stale, expired or of a case that passes has no failure to show.
  const rows = [...differing].filter(([id]) => failed.every((one) => one.id !== id));
  for (const some of [
    [
      ...shown('error', failed.filter(counts)),
      ...rows.map(([id, says]) => `::error title=${escaped(id, true)}::${escaped(says, false)}`),
    ],
    shown(
      'warning',
      failed.filter((one) => !counts(one)),
    ),
  ]) {
    for (const line of some.slice(0, annotationsMax)) process.stdout.write(`${line}\n`);
    if (some.length > annotationsMax)
      process.stdout.write(`${some.length - annotationsMax} more in the report.\n`);
  }
}
const summary = join(folder, 'summary.md');
if (existsSync(summary) && process.env.GITHUB_STEP_SUMMARY)
  appendFileSync(process.env.GITHUB_STEP_SUMMARY, readFileSync(summary));
