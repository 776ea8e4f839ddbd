import { Argument, Command } from 'commander';

/** The command `completion`. */
export function completionProgram(root: Command): Command {
  return new Command('completion')
    .description('prints a script that completes commands and flags in a shell')
    .addArgument(new Argument('<shell>').choices(['bash', 'zsh', 'fish']))
    .action(async (shell) => {
      process.stdout.write((await import('./completion.ts')).completionFor(shell, root));
    });
}
