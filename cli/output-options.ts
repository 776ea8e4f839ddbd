import type { Command } from 'commander';
import { counted } from './endpoint-options.ts';

/** Adds the options for what is printed, and how often the whole is run. */
export function withOutput(command: Command): Command {
  return command
    .addOption(
      counted(
        '--repeat <count>',
        'runs so often, each time with the next seed and its own folder',
        {
          min: 2,
          max: 1000,
        },
      ),
    )
    .option('--quiet', 'prints the verdict and the paths of the reports, and no progress', false)
    .option('--json', 'prints report.json on the standard output, all else on the other', false)
    .option('--verbose', 'prints a lab note for each failure, and stack traces of errors', false);
}
