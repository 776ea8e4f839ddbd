import type { Command, Option } from 'commander';
import { operations } from '../spec/operations.ts';

const program = 'sse-c-conformance';
const defaultCommand = 'run';

/** Words after a flag, by its long name, where they are known. */
const valuesOf = ({ long, argChoices }: Option): readonly string[] =>
  argChoices ?? (long === '--operation' ? Object.keys(operations) : []);

function flagsOf(command: Command): readonly string[] {
  return command.options.flatMap(({ long }) => long ?? []);
}

/** The script that a shell sources to complete commands, flags and their values. */
export function completionFor(shell: 'bash' | 'zsh' | 'fish', root: Command): string {
  if (shell === 'fish') return fish(root);
  const start = shell === 'zsh' ? 'autoload -U +X bashcompinit && bashcompinit\n' : '';
  return start + bash(root);
}

function bash(root: Command): string {
  const names = root.commands.map((command) => command.name());
  const values = new Map(
    root.commands
      .flatMap((command) => command.options)
      .filter((option) => valuesOf(option).length > 0)
      .map((option) => [option.long ?? '', valuesOf(option).join(' ')]),
  );
  const flags = root.commands.map(
    (command) => `    ${command.name()}) words="${flagsOf(command).join(' ')}" ;;`,
  );
  return `_sse_c_conformance() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}"
  local command="\${COMP_WORDS[1]}" words=""
  case "$before" in
${[...values].map(([flag, words]) => `    ${flag}) words="${words}" ;;`).join('\n')}
  esac
  if [ -n "$words" ]; then COMPREPLY=($(compgen -W "$words" -- "$word")); return; fi
  case "$command" in
${flags.join('\n')}
    *) words="${flagsOf(root.commands.find((one) => one.name() === defaultCommand) ?? root).join(' ')}" ;;
  esac
  if [ "$COMP_CWORD" -eq 1 ]; then words="${[...names, 'help'].join(' ')} $words"; fi
  case "$word" in
    -*|"") COMPREPLY=($(compgen -W "$words" -- "$word")) ;;
    *) COMPREPLY=($(compgen -W "$words" -- "$word") $(compgen -f -- "$word")) ;;
  esac
}
complete -o filenames -F _sse_c_conformance ${program}
`;
}

function fish(root: Command): string {
  const commands = root.commands.map(
    (command) =>
      `complete -c ${program} -n __fish_use_subcommand -a ${command.name()} -d ${quoted(command.description())}`,
  );
  const flags = root.commands.flatMap((command) =>
    command.options.map((option) => {
      const values = valuesOf(option);
      const words = values.length === 0 ? '' : ` -x -a ${quoted(values.join(' '))}`;
      const where = `-n ${quoted(`__fish_seen_subcommand_from ${command.name()}`)}`;
      return `complete -c ${program} ${where} -l ${(option.long ?? '').slice(2)}${words} -d ${quoted(option.description)}`;
    }),
  );
  return `${[...commands, ...flags].join('\n')}\n`;
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
