import type { Command } from 'commander';
import { UsageError } from '../core/errors.ts';
import { didYouMean } from '../core/nearest.ts';

/**
 * Throws a `UsageError` for a first word that is no command: commander would take it as an argument
 * of `run`.
 */
export function assertCommand(root: Command, args: readonly string[]): void {
  const [first, second] = args;
  const word = first === 'help' ? second : first;
  if (word === undefined || word.startsWith('-')) return;
  const known = [...root.commands.map((command) => command.name()), 'help'];
  if (known.includes(word)) return;
  throw new UsageError(
    'E_COMMAND_UNKNOWN',
    `There is no command ${word}.${didYouMean(word, known)} \`sse-c-conformance --help\` lists all.`,
  );
}
