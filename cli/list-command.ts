import { counted } from '../core/counted.ts';
import type { Level } from '../core/verdict.ts';
import { selectCases } from '../runner/plan/catalogue.ts';
import { loadRuleFiles } from '../runner/plan/rule-files.ts';
import { retiredIds } from '../spec/retired-ids.ts';
import { operationNamed, type RunFlags } from './config.ts';
import { shardFrom } from './shard.ts';

type ListFlags = Pick<RunFlags, 'json'> &
  Partial<Pick<RunFlags, 'rule' | 'rules' | 'exclude' | 'operation' | 'level' | 'quick' | 'shard'>>;

/**
 * `list`: every case that the flags choose, as a line of id, level and title; with --json, all facts
 * of each case.
 */
export async function listCommand(flags: ListFlags): Promise<void> {
  await loadRuleFiles(flags.rules ?? []);
  const { shard } = flags;
  const cases = selectCases({
    rules: flags.rule ?? [],
    exclude: flags.exclude ?? [],
    operations: (flags.operation ?? []).map(operationNamed),
    level: (flags.level ?? 'may').toUpperCase() as Level,
    quick: flags.quick ?? false,
    // Which cases a shard has does not depend on the seed.
    ...(shard !== undefined && shardFrom({ shard, seed: 0 })),
  });
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
