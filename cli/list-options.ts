import { Command, Option } from 'commander';
import { shardOption } from './shard-option.ts';

/** The command `list`, with the flags that choose cases of a run. */
export function listProgram(): Command {
  return new Command('list')
    .description('lists every case with id, level and title; with --json also operation and clause')
    .option('--rule <globs...>', "rules or cases, such as 'put.md5.*' or 'get.wrong-key@GetObject'")
    .option('--rules <files...>', 'modules with rules of your own')
    .option('--exclude <globs...>', 'rules or cases to leave out')
    .option('--operation <names...>', 'S3 operations, such as PutObject')
    .addOption(
      new Option('--level <level>', 'rules of this level and above')
        .choices(['must', 'should', 'may'])
        .default('may'),
    )
    .option('--quick', 'the cases of run --quick', false)
    .addOption(shardOption())
    .option('--json', 'as JSON', false)
    .action(async (flags) => (await import('./list-command.ts')).listCommand(flags));
}
