import { UsageError } from '../../core/errors.ts';
import type { RunFlags } from '../config.ts';
import { configuredRunFlagsOf, runFlagsOf, runOptions } from '../program.ts';

type Environment = Readonly<Record<string, string | undefined>>;
type Option = ReturnType<typeof runOptions>[number];

const prefix = 'SSE_C_';
/** Flags without a variable: credentials have those of AWS, output is a matter of vitest. */
const without = [
  ...['--access-key-id', '--secret-access-key', '--session-token', '--header'],
  ...['--verbose', '--dry-run', '--repeat', '--quiet', '--json'],
  ...['--update-baseline', '--rerun-failed', '--resume', '--bail', '--preset'],
];

/** Environment variables by the flags of `run` they stand for, such as `SSE_C_ENDPOINT_HTTP`. */
export function variables(): ReadonlyMap<string, Option> {
  const named = runOptions().filter(({ long }) => !without.includes(long));
  return new Map(named.map((option) => [variableOf(option), option]));
}

/** The flags of `run` from the environment. An unknown `SSE_C_` variable is a `UsageError`. */
export function flagsFrom(env: Environment): RunFlags {
  return runFlagsOf(argumentsFrom(env));
}

/** The same, completed by the configuration file, over which the environment wins. */
export function configuredFlagsFrom(env: Environment): Promise<RunFlags> {
  return configuredRunFlagsOf(argumentsFrom(env));
}

function argumentsFrom(env: Environment): readonly string[] {
  const known = variables();
  return Object.entries(env).flatMap(([name, value = '']) => {
    if (!name.startsWith(prefix)) return [];
    const option = known.get(name);
    // Otherwise a misspelt SSE_C_ENDPOINT would test the built-in endpoint, and pass.
    if (option === undefined)
      throw new UsageError(
        'E_VARIABLE_UNKNOWN',
        `${name} is not a variable of this suite. Choose from ${[...known.keys()].join(', ')}.`,
      );
    return value === '' ? [] : argumentsOf(option, name, value);
  });
}

function variableOf({ long }: Option): string {
  return prefix + long.slice(2).toUpperCase().replaceAll('-', '_');
}

function argumentsOf(option: Option, name: string, value: string): readonly string[] {
  if (option.isVariadic) {
    const values = value.split(/[\s,]+/).filter(Boolean);
    return values.map((one) => `${option.long}=${one}`);
  }
  if (option.takesValue) return [`${option.long}=${value}`];
  if (value === '1' || value === 'true') return [option.long];
  if (value === '0' || value === 'false') return [];
  throw new UsageError('E_VARIABLE_SWITCH', `${name} is '${value}', but must be true or false.`);
}
