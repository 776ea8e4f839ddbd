import { Command, Option } from 'commander';
import { withEndpoint } from './endpoint-options.ts';

/** Adds the options that name a configuration file, or none. */
export function withConfigFile(command: Command): Command {
  return command
    .option(
      '--config <file>',
      'configuration file (default: sse-c-conformance.config.{ts,js,json} here or above)',
    )
    .option('--no-config', 'reads no configuration file');
}

/** The command `init`. */
export function initProgram(): Command {
  return withEndpoint(new Command('init'))
    .description('writes a configuration file, after questions or from the flags')
    .addOption(
      new Option('--form <form>', 'of the file').choices(['json', 'js', 'ts']).default('json'),
    )
    .option('--force', 'writes over a file that is there', false)
    .action(async (flags) => (await import('./init-command.ts')).initCommand(flags));
}
