import { CommanderError } from 'commander';
import { SuiteError } from '../core/errors.ts';
import { diskError } from './disk-error.ts';
import { program } from './program.ts';
import { assertCommand } from './unknown-command.ts';

/** Runs the command line and sets the exit code. Prints stack traces with --verbose only. */
export async function start(argv: readonly string[]): Promise<void> {
  // Once, also where a program starts several command lines.
  process.stdout.off('error', quietOnClosedPipe).on('error', quietOnClosedPipe);
  try {
    const root = program();
    const args = withoutColour(argv);
    assertCommand(root, args.slice(2));
    await root.parseAsync([...args]);
  } catch (error) {
    process.exitCode = explain(error, argv.includes('--verbose'));
  }
}

/** The arguments without `--no-color`, which every command takes, as Node takes NO_COLOR. */
function withoutColour(argv: readonly string[]): readonly string[] {
  const args = argv.filter((word) => word !== '--no-color');
  if (args.length < argv.length) {
    process.env.NO_COLOR = '1';
    delete process.env.FORCE_COLOR;
  }
  return args;
}

/** A pipe such as `… | head` closes our output early, which is not an error. */
function quietOnClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
}

function explain(thrown: unknown, isVerbose: boolean): number {
  const error = diskError(thrown) ?? thrown;
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof SuiteError) {
    process.stderr.write(`error ${error.code}: ${error.message}\n`);
    if (isVerbose && error.stack !== undefined) process.stderr.write(`${error.stack}\n`);
    return error.exitCode;
  }
  const text = error instanceof Error ? (isVerbose ? error.stack : error.message) : String(error);
  process.stderr.write(
    `error E_INTERNAL: ${text}. This is a bug of this tool: please report it with --verbose.\n`,
  );
  return 3;
}
