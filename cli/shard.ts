import { UsageError } from '../core/errors.ts';
import type { Shard } from '../runner/config.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const countMax = 1000;

/** Where CI systems say which of several equal jobs this is, and whether they count from 0 or 1. */
const systems = [
  { name: 'GitLab', index: 'CI_NODE_INDEX', count: 'CI_NODE_TOTAL', first: 1 },
  { name: 'Kubernetes', index: 'JOB_COMPLETION_INDEX', count: 'JOB_COMPLETIONS', first: 0 },
  { name: 'CircleCI', index: 'CIRCLE_NODE_INDEX', count: 'CIRCLE_NODE_TOTAL', first: 0 },
  {
    name: 'Buildkite',
    index: 'BUILDKITE_PARALLEL_JOB',
    count: 'BUILDKITE_PARALLEL_JOB_COUNT',
    first: 0,
  },
] as const;

/**
 * The shard of `--shard`, with a notice of what `auto` took. Throws a `UsageError` for one that is
 * none, and without `--seed`, since shards of different seeds are no parts of one run.
 */
export function shardFrom(
  flags: { readonly shard?: string; readonly seed?: number },
  env: Environment = process.env,
  notice: (sentence: string) => void = (sentence) => void process.stderr.write(`${sentence}\n`),
): { readonly shard?: Shard } {
  if (flags.shard === undefined) return {};
  const shard = flags.shard === 'auto' ? fromVariables(env, notice) : written(flags.shard);
  if (flags.seed !== undefined) return { shard };
  throw new UsageError(
    'E_SHARD_SEED',
    '--shard needs --seed: the shards of one run draw their values from one seed, such as --seed 1 in each.',
  );
}

function written(text: string): Shard {
  const [, index, count] = /^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  if (isShard(shard)) return shard;
  throw new UsageError(
    'E_SHARD',
    `--shard is '${text}', but must be index/count, counted from 1, such as 1/4 to 4/4 (at most ${countMax}), or auto.`,
  );
}

function isShard({ index, count }: Shard): boolean {
  return index >= 1 && index <= count && count <= countMax;
}

function fromVariables(env: Environment, notice: (sentence: string) => void): Shard {
  const found = systems.filter(({ index }) => env[index] !== undefined && env[index] !== '');
  const [system, other] = found;
  if (system === undefined) {
    const names = systems.map(({ index, count }) => `${index} with ${count}`).join(', ');
    throw new UsageError(
      'E_SHARD_AUTO',
      `--shard auto found none of these variables: ${names}. Name the shard, such as --shard 1/4.`,
    );
  }
  if (other !== undefined) {
    throw new UsageError(
      'E_SHARD_AUTO',
      `--shard auto found both ${system.index} and ${other.index}. Name the shard, such as --shard 1/4.`,
    );
  }
  const [index, count] = [env[system.index] ?? '', env[system.count] ?? ''];
  const shard = { index: numberIn(index) - system.first + 1, count: numberIn(count) };
  const took = `${system.index}=${index} and ${system.count}=${count}`;
  if (!isShard(shard)) {
    throw new UsageError(
      'E_SHARD_AUTO',
      `--shard auto found ${took}, which name no shard: ${system.name} counts from ${system.first}. Set both, or name the shard, such as --shard 1/4.`,
    );
  }
  notice(
    `Shard ${shard.index} of ${shard.count}, from ${took} (${system.name} counts from ${system.first}).`,
  );
  return shard;
}

/** A number, or NaN for any text that is none: an empty one must not be shard 0. */
function numberIn(text: string): number {
  return /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
}
