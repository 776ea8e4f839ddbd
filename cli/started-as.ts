import { basename, relative } from 'node:path';
import type { RunFlags } from './config.ts';

/**
 * Flags that a replay line does not repeat: it chooses one case and its values; credentials come from
 * the environment; and its reports must not replace those that it was copied from.
 */
const without: readonly string[] = [
  ...[
    '--rule',
    '--exclude',
    '--operation',
    '--seed',
    '--path',
    '--shard',
    '--dry-run',
    '--repeat',
    '--quiet',
    '--out',
  ],
  ...['--baseline', '--update-baseline', '--endpoint-version'],
  ...['--rerun-failed', '--resume', '--bail', '--config', '--preset'],
  ...['--access-key-id', '--secret-access-key', '--session-token', '--header'],
];

/** What there is to know of a flag of `run`. */
export interface FlagFacts {
  readonly long: string;
  /** Its member of `RunFlags`. */
  readonly name: string;
  readonly takesValue: boolean;
  readonly byDefault: unknown;
}

/** The command that started this run, with every flag that is not its default, quoted for a shell. */
export function startedAs(
  flags: RunFlags,
  options: readonly FlagFacts[],
  { argv, env }: Pick<NodeJS.Process, 'argv' | 'env'> = process,
): string {
  const given: Readonly<Record<string, unknown>> = { ...flags };
  const words = options.flatMap(({ long, name, takesValue, byDefault }) => {
    const value = given[name];
    if (without.includes(long) || value === undefined || value === byDefault) return [];
    if (!takesValue) return value === (byDefault !== true) ? [long] : [];
    // Each gateway has a flag of its own.
    if (name === 'endpoint')
      return String(value)
        .split(' ')
        .flatMap((url) => [long, url]);
    return [long, ...(Array.isArray(value) ? value : [value]).map(String)];
  });
  return [program(argv[1] ?? '', env), ...words.map(quoted)].join(' ');
}

/** The start of the command line: npx, an npm script, an installed command, or node with a file. */
function program(file: string, env: NodeJS.ProcessEnv): string {
  const name = 'sse-c-conformance';
  if (env.npm_lifecycle_event === 'start') return 'npm start --';
  if (env.npm_command === 'exec' || file.includes('node_modules')) return `npx ${name}`;
  if (basename(file) === name) return name;
  if (basename(file) === 'main.js') return `node ${quoted(relative(process.cwd(), file))}`;
  return `npx ${name}`;
}

/** A word as a shell takes it back. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
