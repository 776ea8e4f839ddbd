import { CommanderError } from 'commander';
import { SuiteError } from '../core/errors.ts';
import { program } from './program.ts';

/** Runs the command line and sets the exit code. Prints stack traces with --verbose only. */
export async function start(argv: readonly string[]): Promise<void> {
  process.stdout.on('error', quietOnClosedPipe);
  try {
    await program().parseAsync([...argv]);
  } catch (error) {
    process.exitCode = explain(error, argv.includes('--verbose'));
  }
}

/** A pipe such as `… | head` closes our output early, which is not an error. */
function quietOnClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
}

function explain(error: unknown, isVerbose: boolean): number {
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
