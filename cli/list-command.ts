import { UsageError } from '../core/errors.ts';
import { listCases } from '../runner/plan/catalogue.ts';
import { faultFacts } from '../spec/fault-ids.ts';
import { retiredIds } from '../spec/retired-ids.ts';
import { subjects } from '../spec/subjects.ts';

/** `list`: every case as a line of id, level and title; with --json, all facts of each case. */
export function listCommand(flags: { readonly json: boolean }): void {
  const cases = listCases();
  if (flags.json) {
    process.stdout.write(`${JSON.stringify({ cases, retired: retiredIds }, null, 2)}\n`);
    return;
  }
  const width = Math.max(...cases.map((one) => one.id.length));
  for (const one of cases) {
    const mark = one.disputed ? ' (disputed)' : '';
    process.stdout.write(`${one.id.padEnd(width)}  ${one.level.padEnd(6)}  ${one.title}${mark}\n`);
  }
  process.stdout.write(
    `${cases.length} cases of ${new Set(cases.map((one) => one.rule)).size} rules\n`,
  );
}

/** `explain`: claim, operations, clause and witnesses of a rule. */
export function explainCommand(id: string): void {
  const cases = listCases().filter((one) => one.rule === id || one.id === id);
  const [first] = cases;
  if (first === undefined) throw unknownRule(id);
  const lines = [
    `${first.rule}  ${first.level}${first.disputed ? ' (disputed: never changes the exit code)' : ''}`,
    first.title,
    '',
    `subject     ${first.subject}: ${subjects[first.subject].claims}`,
    `operations  ${cases.map((one) => one.operation).join(', ')}`,
    `clause      "${first.clause.quote}"`,
    `            ${first.clause.source}`,
    `            ${first.clause.url}`,
    ...(first.disputed
      ? [
          `disputed by "${first.disputed.quote}"`,
          `            ${first.disputed.source}`,
          `            ${first.disputed.url}`,
        ]
      : []),
    ...(first.needs.length === 0 ? [] : [`needs       ${first.needs.join(', ')}`]),
    'catches',
    ...first.catches.map((fault) => `            ${fault}: ${faultFacts[fault].does}`),
    '',
    `run it      sse-c-conformance --endpoint https://… --rule ${first.rule}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

function unknownRule(id: string): UsageError {
  const retired = retiredIds[id];
  const where =
    retired === undefined
      ? '`sse-c-conformance list` lists all.'
      : `It was retired: see ${retired.successors.join(', ')}.`;
  return new UsageError('E_RULE_UNKNOWN', `There is no rule ${id}. ${where}`);
}
