import { Command, Option } from 'commander';

/** The commands that read reports of earlier runs. */
export function reportPrograms(): readonly Command[] {
  return [diagnoseCommand(), compareCommand(), matrixCommand(), mergeCommand()];
}

function diagnoseCommand(): Command {
  return new Command('diagnose')
    .description('names the causes of the failures in a report, also of an older release')
    .argument('<report>', 'a report.json')
    .option('--json', 'as JSON', false)
    .option('--verbose', 'also prints a lab note for each failure', false)
    .action(async (file, flags) =>
      (await import('./report-commands.ts')).diagnoseCommand(file, flags),
    );
}

function compareCommand(): Command {
  return withForm(new Command('compare'))
    .description('compares two reports: new, fixed and changed; exit code 1 for a regression')
    .argument('<before>', 'the earlier report.json')
    .argument('<after>', 'the later report.json')
    .action(async (before, after, flags) =>
      (await import('./report-commands.ts')).compareCommand(before, after, flags),
    );
}

function matrixCommand(): Command {
  return withForm(new Command('matrix'))
    .description('puts reports side by side, causes first; those of one endpoint as a trend')
    .argument('<reports...>', 'report.json files, or folders of them')
    .action(async (places, flags) =>
      (await import('./report-commands.ts')).matrixCommand(places, flags),
    );
}

function mergeCommand(): Command {
  return new Command('merge')
    .description('makes one report of those of all shards, with the exit code of the whole run')
    .argument('<reports...>', 'report.json of each shard, or folders of them')
    .addOption(
      new Option(
        '--fail-on <level>',
        'exit 1 when a rule of this level failed (default: as the shards)',
      ).choices(['must', 'should', 'may', 'never']),
    )
    .option('--out <folder>', 'folder for the reports', './sse-c-report')
    .option(
      '--report <names>',
      'comma-separated: json, junit, html, markdown, har, sarif, badge',
      'json,junit,html',
    )
    .option('--verbose', 'also prints a lab note for each failure', false)
    .action(async (places, flags) =>
      (await import('./merge-command.ts')).mergeCommand(places, flags),
    );
}

/** Adds the forms in which a command prints its tables. */
function withForm(command: Command): Command {
  return command
    .option('--json', 'as JSON', false)
    .option('--markdown', 'as Markdown', false)
    .option('--html', 'as an HTML page', false);
}
