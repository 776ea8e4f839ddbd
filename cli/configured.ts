import type { Command } from 'commander';
import type { FileConfig } from './config-file.ts';

/** Flags of a command, with the file of --config, or `false` for --no-config. */
export interface ConfigFlags {
  readonly config?: string | false;
}

/** Members of a configuration file that hold for every command that has such a flag. */
const everywhere: readonly string[] = [
  ...['endpoint', 'endpointHttp', 'region', 'bucket', 'addressing', 'ca', 'insecure'],
  ...['clientCert', 'clientKey'],
  ...['allowHttp', 'profile', 'timeout'],
];

/** Members that choose cases, which an earlier report may do instead. */
const choosing: readonly string[] = ['rule', 'exclude', 'operation'];

/**
 * The flags of a command, completed by the configuration file of --config or the nearest one above
 * this folder. What the command line gives wins.
 */
export async function configured<Flags extends ConfigFlags>(
  flags: Flags,
  command: Command,
): Promise<Flags> {
  if (flags.config === false) return flags;
  const { configAbove, readConfig } = await import('./config-file.ts');
  const file = flags.config ?? configAbove(process.cwd());
  if (file === undefined) return flags;
  const found = await readConfig(file);
  process.stderr.write(`Configuration: ${found.file}\n`);
  const choosesByReport = ['rerunFailed', 'resume'].some(
    (name) => command.getOptionValueSource(name) === 'cli',
  );
  const given = Object.entries(valuesFor(command, found.config)).filter(
    ([name]) =>
      command.getOptionValueSource(name) !== 'cli' && !(choosesByReport && choosing.includes(name)),
  );
  // A replay line has the values of the file, and must not read it again.
  return { ...flags, ...Object.fromEntries(given), config: false };
}

/** The members of the file that are flags of the command, as commander would parse them. */
function valuesFor(
  command: Command,
  { fuzz = {}, ...run }: FileConfig,
): Readonly<Record<string, unknown>> {
  const name = command.name();
  const common = Object.entries(run).filter(
    ([key]) => name === 'run' || (everywhere.includes(key) && !isOfLedger(name, key)),
  );
  const all = { ...Object.fromEntries(common), ...(name === 'fuzz' ? fuzz : {}) };
  const options = new Map(command.options.map((option) => [option.attributeName(), option]));
  return Object.fromEntries(
    Object.entries(all).flatMap(([key, value]) => {
      const option = options.get(key);
      if (option === undefined) return [];
      const words = Array.isArray(value) ? value : [value];
      if (option.variadic) return [[key, words.map(String)]];
      if (key === 'endpoint') return [[key, words.join(' ')]];
      if (key === 'report') return [[key, words.join(',')]];
      return [[key, key === 'strength' ? String(value) : value]];
    }),
  );
}

/** A clean-up goes where its ledger says. */
function isOfLedger(command: string, key: string): boolean {
  return command === 'cleanup' && ['endpoint', 'endpointHttp', 'bucket'].includes(key);
}
