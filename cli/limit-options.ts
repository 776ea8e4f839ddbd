import type { Command } from 'commander';
import type { Config } from '../runner/config.ts';
import { counted } from './endpoint-options.ts';

/** The flags that limit the requests of a run. */
export interface LimitFlags {
  readonly rateLimit?: number;
  readonly maxRequests?: number;
  readonly maxBytes?: number;
  readonly dryRun?: boolean;
}

/** Adds the options that limit the requests of a run. */
export function withLimits(command: Command): Command {
  return command
    .addOption(
      counted('--rate-limit <count>', 'most requests in a second', { min: 1, max: 100_000 }),
    )
    .addOption(
      counted('--max-requests <count>', 'most requests; what is not judged by then is blocked', {
        min: 200,
        max: 1_000_000_000,
      }),
    )
    .addOption(
      counted('--max-bytes <count>', 'most bytes of bodies, sent and received', {
        min: 1_000_000,
        max: 1_000_000_000_000_000,
      }),
    );
}

/** The limits of a run. */
export function limitsFrom({
  rateLimit,
  maxRequests,
  maxBytes,
}: LimitFlags): Pick<Config, 'ratePerSecond' | 'requestsMax' | 'bytesMax'> {
  return {
    ...(rateLimit !== undefined && { ratePerSecond: rateLimit }),
    ...(maxRequests !== undefined && { requestsMax: maxRequests }),
    ...(maxBytes !== undefined && { bytesMax: maxBytes }),
  };
}
