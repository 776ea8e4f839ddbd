import { UsageError } from '../core/errors.ts';
import { trialsDefault } from '../runner/config.ts';
import type { Feature } from '../spec/features.ts';
import type { RunFlags } from './config.ts';

/** The names of the presets: a first look, the defaults, and all that a certification asks for. */
export const presets = ['quick', 'standard', 'certify'] as const;

/** The flag that names a preset. */
export interface PresetFlags {
  readonly preset?: (typeof presets)[number];
}

/** What an endpoint must offer to be certified: the operations that AWS documents for SSE-C. */
export const requiredToCertify: readonly Feature[] = [
  ...(['multipart', 'copy', 'ssec-copy-source', 'signatures', 'private-objects'] as const),
];

/** How a certification is run, whatever the defaults are. */
export const certification = {
  level: 'should',
  failOn: 'should',
  trials: 2,
  strength: '2',
  fuzzSeconds: 300,
} as const;

/** Flags that a certification cannot have, by their members. */
const barred = {
  '--rule': 'rule',
  '--exclude': 'exclude',
  '--operation': 'operation',
  '--path': 'path',
  '--shard': 'shard',
  '--baseline': 'baseline',
  '--rerun-failed': 'rerunFailed',
  '--resume': 'resume',
  '--bail': 'bail',
  '--retries': 'retries',
  '--quick': 'quick',
  '--insecure': 'insecure',
  '--allow-http': 'allowHttp',
} as const;

/**
 * The flags with those of the preset. Throws a `UsageError` for a flag that a certification cannot
 * have: it would make two certifications unlike each other.
 */
export function withPreset(flags: RunFlags): RunFlags {
  switch (flags.preset) {
    case undefined:
    case 'standard':
      return flags;
    case 'quick':
      return { ...flags, quick: true };
    case 'certify': {
      const flag = barredFlag(flags);
      if (flag !== undefined)
        throw new UsageError('E_PRESET', `--preset certify excludes ${flag}. Leave it out.`);
      const { level, failOn, trials, strength } = certification;
      const require = [...new Set([...(flags.require ?? []), ...requiredToCertify])];
      return { ...flags, level, failOn, trials, strength, require };
    }
    default:
      return flags.preset satisfies never;
  }
}

function barredFlag(flags: RunFlags): string | undefined {
  const given: Readonly<Record<string, unknown>> = { ...flags };
  const named = Object.entries(barred).find(([, name]) => {
    const value = given[name];
    return value !== undefined && value !== false && value !== 0;
  });
  if (named !== undefined) return named[0];
  const { level, failOn, trials, strength } = certification;
  if (![trialsDefault, trials].includes(flags.trials)) return `--trials ${flags.trials}`;
  if (!['may', level].includes(flags.level)) return `--level ${flags.level}`;
  if (!['must', failOn].includes(flags.failOn)) return `--fail-on ${flags.failOn}`;
  return flags.strength === strength ? undefined : `--strength ${flags.strength}`;
}
