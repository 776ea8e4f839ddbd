import { randomBytes, randomInt } from 'node:crypto';
import { resolve } from 'node:path';
import { UsageError } from '../core/errors.ts';
import { didYouMean } from '../core/nearest.ts';
import type { Level } from '../core/verdict.ts';
import type { Config } from '../runner/config.ts';
import { type Feature, features } from '../spec/features.ts';
import { type OperationName, operations } from '../spec/operations.ts';
import type { BaselineFlags } from './baseline-file.ts';
import { assertBucketName } from './bucket-name.ts';
import type { ConfigFlags } from './configured.ts';
import type { AccountFlags } from './credentials.ts';
import type { GatewayFlags } from './header-flag.ts';
import { type LimitFlags, limitsFrom } from './limit-options.ts';
import type { PresetFlags } from './preset.ts';
import type { RerunFlags } from './rerun.ts';
import { shardFrom } from './shard.ts';
import { version } from './version.ts';

/** The flags of `run`, as commander parses them. */
export interface RunFlags
  extends AccountFlags,
    BaselineFlags,
    RerunFlags,
    ConfigFlags,
    GatewayFlags,
    PresetFlags,
    LimitFlags {
  readonly bail?: boolean;
  readonly retries?: number;
  readonly endpoint?: string;
  readonly endpointHttp?: string;
  readonly yes?: boolean;
  readonly bucket?: string;
  readonly addressing: 'path' | 'virtual';
  readonly ca?: string;
  readonly insecure: boolean;
  readonly allowHttp: boolean;
  readonly rule?: readonly string[];
  readonly rules?: readonly string[];
  readonly exclude?: readonly string[];
  readonly operation?: readonly string[];
  readonly level: 'must' | 'should' | 'may';
  readonly trials: number;
  readonly strength: '2' | '3';
  readonly seed?: number;
  readonly path?: string;
  readonly shard?: string;
  readonly concurrency: number;
  readonly timeout: number;
  readonly budget: number;
  readonly onDown?: string;
  readonly out: string;
  readonly report: string;
  readonly failOn: Config['failOn'];
  readonly require?: readonly string[];
  readonly quick: boolean;
  /** The command that started the run; see `startedAs`. */
  readonly command?: string;
  readonly userAgent: boolean;
  readonly json: boolean;
  readonly verbose: boolean;
  readonly quiet?: boolean;
  readonly repeat?: number;
}

/** The endpoint of a run, with its credentials and trust. */
export type Target = Pick<Config, 'endpoint' | 'endpointKind' | 'region' | 'credentials'> &
  Partial<
    Pick<
      Config,
      | 'secondCredentials'
      | ('endpointHttp' | 'gateways' | 'ca' | 'headers' | 'clientCert' | 'clientKey' | 'proxy')
    >
  > & {
    /** Where the endpoint was named, such as `AWS_ENDPOINT_URL`. */
    readonly namedBy?: string;
    /** The CA file and where it was named, unless --ca names it. */
    readonly trusts?: string;
  };

/** The configuration that does not depend on the endpoint. Throws a `UsageError` for bad flags. */
export function configWithout(flags: RunFlags): Omit<Config, keyof Target | 'ledgerFile'> {
  assertBucketName(flags.bucket);
  if (flags.path !== undefined && !/^\d+(:\d+)*$/.test(flags.path)) {
    throw new UsageError(
      'E_PATH',
      `--path is '${flags.path}', but must be the path of a trial from a replay line, such as 3 or 3:1:0.`,
    );
  }
  return {
    ...(flags.bucket !== undefined && { bucket: flags.bucket }),
    addressing: flags.addressing,
    insecure: flags.insecure,
    allowHttp: flags.allowHttp,
    rules: flags.rule ?? [],
    ...(flags.rules && { ruleFiles: flags.rules.map((file) => resolve(file)) }),
    exclude: flags.exclude ?? [],
    operations: (flags.operation ?? []).map(operationNamed),
    level: flags.level.toUpperCase() as Level,
    trials: flags.quick ? 1 : flags.trials,
    strength: flags.strength === '3' ? 3 : 2,
    seed: flags.seed ?? randomInt(2_147_483_647),
    ...(flags.path !== undefined && { path: flags.path }),
    ...shardFrom(flags),
    concurrency: flags.concurrency,
    ...(flags.retries !== undefined && { retries: flags.retries }),
    ...limitsFrom(flags),
    timeoutMs: flags.timeout * 1000,
    budgetMs: flags.budget * 1000,
    ...(flags.onDown !== undefined && { onDown: flags.onDown }),
    failOn: flags.failOn,
    require: (flags.require ?? []).map(featureNamed),
    quick: flags.quick,
    ...(flags.command !== undefined && { command: flags.command }),
    ...(flags.userAgent && { userAgent: `sse-c-conformance/${version()}` }),
    runId: randomBytes(4).toString('hex'),
  };
}

export function operationNamed(name: string): OperationName {
  const known = Object.keys(operations).find((one) => one.toLowerCase() === name.toLowerCase());
  if (known !== undefined) return known as OperationName;
  throw new UsageError(
    'E_OPERATION_UNKNOWN',
    `--operation ${name} is not an operation of the suite.${oneOf(name, Object.keys(operations))}`,
  );
}

function featureNamed(name: string): Feature {
  if (Object.hasOwn(features, name)) return name as Feature;
  throw new UsageError(
    'E_FEATURE_UNKNOWN',
    `--require ${name} is not a feature.${oneOf(name, Object.keys(features))}`,
  );
}

/** The nearest names, or all where none is near. */
function oneOf(name: string, known: readonly string[]): string {
  return didYouMean(name, known) || ` Choose from ${known.join(', ')}.`;
}
