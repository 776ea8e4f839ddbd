// For a job on GitHub: the summary of a report, and an annotation for each failure.
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
  const { cases, failOn } = JSON.parse(readFileSync(file, 'utf8'));
  const levels = ['must', 'should', 'may'];
  const counts = ({ level, disputed, scope }) =>
    failOn !== 'never' &&
    !disputed &&
    scope === undefined &&
    levels.indexOf(level.toLowerCase()) <= levels.indexOf(failOn);
  const failed = cases.filter(({ verdict }) => verdict === 'fail');
  for (const [kind, some] of [
    ['error', failed.filter(counts)],
    ['warning', failed.filter((one) => !counts(one))],
  ]) {
    for (const one of some.slice(0, annotationsMax))
      process.stdout.write(`${annotation(kind, one)}\n`);
    if (some.length > annotationsMax)
      process.stdout.write(`${some.length - annotationsMax} more in the report.\n`);
  }
}
const summary = join(folder, 'summary.md');
if (existsSync(summary) && process.env.GITHUB_STEP_SUMMARY)
  appendFileSync(process.env.GITHUB_STEP_SUMMARY, readFileSync(summary));
