import { createHash } from 'node:crypto';
import { UsageError } from '../../core/errors.ts';
import type { ShardReport } from '../../core/report.ts';
import type { Config, Shard } from '../config.ts';

/**
 * The part of the selected cases that a shard runs: every `count`-th, so that neighbours, which take
 * about as long, go to different shards. Throws a `UsageError` where no case is left for it.
 */
export function inShard<T>(cases: readonly T[], shard: Shard | undefined): readonly T[] {
  if (shard === undefined) return cases;
  const { index, count } = shard;
  const own = cases.filter((_, at) => at % count === index - 1);
  if (own.length > 0) return own;
  throw new UsageError(
    'E_SHARD_EMPTY',
    `Shard ${index} of ${count} has no case: only ${cases.length} are selected. Use at most ${cases.length} shards.`,
  );
}

/**
 * What a report says of its shard. The digest is that of everything which decides what all shards
 * together run, so that only parts of one whole are merged.
 */
export function shardReport(
  config: Config,
  /** Ids of the cases of all shards; none for the fuzzer. */
  selected: readonly string[],
): ShardReport | undefined {
  const { shard, seed, trials, strength = 2, path, quick, operations, failOn, require } = config;
  if (shard === undefined) return undefined;
  const whole = { selected, seed, trials, strength, path, quick, operations, failOn, require };
  const digest = createHash('sha256').update(JSON.stringify(whole)).digest('hex').slice(0, 16);
  return { ...shard, whole: digest };
}
