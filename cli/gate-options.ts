import { type Command, Option } from 'commander';
import { counted } from './endpoint-options.ts';
import { presets } from './preset.ts';

/** Adds the options that make a run a gate: known failures, what is left out, and runs again. */
export function withGate(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--preset <name>',
        'quick: as --quick; certify: all that a certification asks for, with five minutes of fuzz',
      ).choices([...presets]),
    )
    .option('--exclude <globs...>', 'rules or cases to leave out')
    .option('--baseline <file>', 'known failures: exit 1 for what is not as the file says')
    .option('--update-baseline', 'writes the known failures of this run into --baseline', false)
    .option('--endpoint-version <version>', 'which rows of the baseline count')
    .option(
      '--rerun-failed <report>',
      'the cases of a report.json that did not pass, with its seed',
    )
    .option(
      '--resume <folder>',
      'completes a run that ended early or was killed: its report.json, or the folder of its reports',
    )
    .option('--bail', 'ends the run at the first failure that changes the exit code', false)
    .addOption(
      counted('--retries <count>', 'runs again what does not pass; then it is reported as flaky', {
        min: 0,
        max: 10,
      }),
    );
}
