import { UsageError } from '../core/errors.ts';
import type { RunFlags } from './config.ts';
import { type Environment, profileName, profileOf } from './shared-profile.ts';

/** The value of --endpoint for the reference endpoint of this tool. */
const builtIn = 'builtin';

/** An endpoint as it was named, unchecked, and where. */
export interface NamedEndpoint {
  readonly url: string;
  /** `--endpoint`, a variable of the environment, or a profile. */
  readonly by: string;
  /** Named for this tool, not for every program that reads the settings of AWS. */
  readonly isOurs: boolean;
}

const variables = ['AWS_ENDPOINT_URL_S3', 'AWS_ENDPOINT_URL'] as const;

/** Flags that say something of an endpoint of the user's, and the member of `RunFlags` of each. */
const aboutAnEndpoint = {
  '--bucket': 'bucket',
  '--endpoint-http': 'endpointHttp',
  '--ca': 'ca',
  '--profile': 'profile',
  '--access-key-id': 'accessKeyId',
  '--secret-access-key': 'secretAccessKey',
} as const satisfies Readonly<Record<string, keyof RunFlags>>;

/**
 * The endpoint under test: that of --endpoint, or as for other programs that use S3 that of
 * AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL or the profile. Undefined for the built-in endpoint: where
 * it is asked for, and where nothing names another one.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html
 */
export async function namedEndpoint(
  flags: RunFlags,
  env: Environment,
): Promise<NamedEndpoint | undefined> {
  if (flags.endpoint === builtIn) return undefined;
  if (flags.endpoint?.split(' ').includes(builtIn))
    throw new UsageError(
      'E_ENDPOINT_URL',
      `--endpoint ${builtIn} has no other gateways. Name it alone, or leave it out.`,
    );
  if (flags.endpoint !== undefined) return { url: flags.endpoint, by: '--endpoint', isOurs: true };
  const found = isIgnored(env) ? undefined : await configured(flags, env);
  if (found !== undefined) return found;
  const flag = Object.entries(aboutAnEndpoint).find(([, name]) => flags[name] !== undefined);
  if (flag === undefined) return undefined;
  throw new UsageError(
    'E_ENDPOINT_MISSING',
    `${flag[0]} is given, but nothing names an endpoint. Name it with --endpoint https://host[:port], AWS_ENDPOINT_URL or the endpoint_url of a profile.`,
  );
}

/** AWS tools read no endpoint from the environment and the shared files where this is set. */
function isIgnored({ AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: value }: Environment): boolean {
  return value?.toLowerCase() === 'true';
}

async function configured(flags: RunFlags, env: Environment): Promise<NamedEndpoint | undefined> {
  for (const name of variables) {
    const url = env[name];
    if (url !== undefined && url !== '') return { url, by: name, isOurs: false };
  }
  const { endpoint_url: url } = await profileOf(flags, env);
  if (url === undefined) return undefined;
  const by = `endpoint_url of the profile ${profileName(flags, env) ?? 'default'}`;
  return { url, by, isOurs: false };
}

/**
 * Throws a `UsageError` for an endpoint of Amazon that only the settings of AWS name: a run there
 * makes buckets and costs money, and may not be what somebody wants who has such settings.
 */
export function confirmed({ url, by, isOurs }: NamedEndpoint, { yes }: RunFlags): void {
  if (isOurs || yes === true || !isAmazon(url)) return;
  throw new UsageError(
    'E_AMAZON_UNCONFIRMED',
    `${by} names Amazon S3, ${url}, where a run makes buckets and costs money. Add --yes to run there, or name the endpoint with --endpoint.`,
  );
}

function isAmazon(origin: string): boolean {
  return /(^|\.)(amazonaws\.com|amazonaws\.com\.cn|api\.aws)$/i.test(new URL(origin).hostname);
}
