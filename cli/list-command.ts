import { counted } from '../core/counted.ts';
import { listCases } from '../runner/plan/catalogue.ts';
import { retiredIds } from '../spec/retired-ids.ts';

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
    `${counted(cases.length, 'case')} of ${counted(new Set(cases.map((one) => one.rule)).size, 'rule')}\n`,
  );
}
