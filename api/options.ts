import { randomBytes, randomInt } from 'node:crypto';
import { tmpdir } from 'node:os';
import { credentialsFrom, regionFrom } from '../cli/credentials.ts';
import { httpOriginOf, originOf } from '../cli/endpoint.ts';
import { ledgerFile } from '../cli/output-folder.ts';
import { proxyFor } from '../cli/proxy.ts';
import { version } from '../cli/version.ts';
import type { Credentials } from '../client/index.ts';
import { UsageError } from '../core/errors.ts';
import type { ReferenceEndpoint } from '../fixtures/endpoint/index.ts';
import { type Config, type Shard, trialsDefault } from '../runner/config.ts';
import type { OperationName } from '../spec/operations.ts';

/** The endpoint under test, and how requests reach it. */
export interface EndpointOptions {
  /** `https://host[:port]`, or what `createReferenceEndpoint` returned. */
  readonly endpoint: string | ReferenceEndpoint;
  /** Further gateways of the same service, each `https://host[:port]`, over which requests are spread. */
  readonly gateways?: readonly string[];
  /** The same endpoint over plain http, which must refuse SSE-C: `http://host[:port]`. */
  readonly endpointHttp?: string;
  /** Region that requests are signed for; by default that of the AWS tools, or `us-east-1`. */
  readonly region?: string;
  /** By default those that the AWS tools find: environment, shared files, roles. */
  readonly credentials?: Credentials;
  /** Those of another account, which must not read what the run makes. */
  readonly secondCredentials?: Credentials;
  /** Profile of the shared AWS files, for credentials and region. */
  readonly profile?: string;
  /** An existing bucket to use, under a prefix of the run; without it the run makes its own. */
  readonly bucket?: string;
  /** Bucket name in the path (default) or in the virtual host name. */
  readonly addressing?: 'path' | 'virtual';
  /** PEM text of CA certificates to trust as well. */
  readonly ca?: string;
  /** Does not check the certificate. */
  readonly insecure?: boolean;
  /** Tests an endpoint that has no TLS. */
  readonly allowHttp?: boolean;
  /** Most requests in flight, 1 to 256; 32 by default. */
  readonly concurrency?: number;
  /** Most requests in a second, 1 to 100,000. */
  readonly ratePerSecond?: number;
  /** Most requests, at least 200; what is not judged by then is blocked. */
  readonly requestsMax?: number;
  /** Most bytes of bodies, sent and received, at least 1,000,000. */
  readonly bytesMax?: number;
  /** Time limit of one request in milliseconds; 30,000 by default. */
  readonly timeoutMs?: number;
  /** Time limit of the whole run in milliseconds; 900,000 by default. */
  readonly budgetMs?: number;
  /** Repeats the random values of a run, 0 to 2,147,483,647; by default a random one. */
  readonly seed?: number;
  /** One part of the run, `index` counted from 1. Needs a `seed`. */
  readonly shard?: Shard;
  /** The lowest level whose failure makes the exit code 1; `must` by default. */
  readonly failOn?: Config['failOn'];
  /** S3 operations, such as `PutObject`; none: all. */
  readonly operations?: readonly OperationName[];
  /** Ends the run early; what it created is deleted all the same. */
  readonly signal?: AbortSignal;
  /** Called with notices for the user, one sentence each. */
  readonly onNotice?: (sentence: string) => void;
}

/** The configuration of a run. Throws a `UsageError` for options that cannot be. */
export async function configOf(of: EndpointOptions): Promise<Config> {
  if (of.shard !== undefined && of.seed === undefined)
    throw new UsageError('E_SHARD_SEED', 'A shard needs the seed that it shares with the others.');
  return {
    ...(await targetOf(of)),
    ...(of.bucket !== undefined && { bucket: of.bucket }),
    addressing: of.addressing ?? 'path',
    insecure: of.insecure ?? false,
    allowHttp: of.allowHttp ?? false,
    rules: [],
    operations: of.operations ?? [],
    level: 'MAY',
    trials: trialsDefault,
    seed: whole('seed', of.seed ?? randomInt(2_147_483_647), [0, 2_147_483_647]),
    shard: of.shard,
    concurrency: whole('concurrency', of.concurrency ?? 32, [1, 256]),
    ...limitsOf(of),
    timeoutMs: whole('timeoutMs', of.timeoutMs ?? 30_000, [1, 600_000]),
    budgetMs: whole('budgetMs', of.budgetMs ?? 900_000, [0, 86_400_000]),
    failOn: of.failOn ?? 'must',
    require: [],
    quick: false,
    userAgent: `sse-c-conformance/${version()}`,
    runId: randomBytes(4).toString('hex'),
    ledgerFile: ledgerFile(tmpdir()),
  };
}

async function targetOf(
  of: EndpointOptions,
): Promise<
  Pick<
    Config,
    | ('endpoint' | 'endpointHttp' | 'endpointKind' | 'region' | 'credentials' | 'ca' | 'proxy')
    | ('secondCredentials' | 'gateways')
  >
> {
  const { endpoint } = of;
  if (typeof endpoint !== 'string') {
    const { url, httpUrl, region, accessKeyId, secretAccessKey, secondAccount, caPem } = endpoint;
    return {
      ...{ endpoint: url, endpointHttp: httpUrl, endpointKind: 'reference', region, ca: caPem },
      credentials: of.credentials ?? { accessKeyId, secretAccessKey },
      secondCredentials: of.secondCredentials ?? secondAccount,
    };
  }
  const allowsHttp = of.allowHttp ?? false;
  const origin = originOf(endpoint, { flag: 'endpoint', allowsHttp });
  const gateways = (of.gateways ?? []).map((url) =>
    originOf(url, { flag: 'gateways', allowsHttp }),
  );
  const http = of.endpointHttp ?? (origin.startsWith('http:') ? origin : undefined);
  const proxy = proxyFor(origin, process.env);
  const account = {
    ...(of.profile !== undefined && { profile: of.profile }),
    ...(of.region !== undefined && { region: of.region }),
  };
  return {
    endpoint: origin,
    ...(gateways.length > 0 && { gateways }),
    endpointKind: 'given',
    region: await regionFrom(account, process.env),
    credentials: of.credentials ?? (await credentialsFrom(account, process.env)),
    ...(of.secondCredentials && { secondCredentials: of.secondCredentials }),
    ...(http !== undefined && {
      endpointHttp: httpOriginOf(http, 'endpointHttp'),
    }),
    ...(of.ca !== undefined && { ca: of.ca }),
    ...(proxy !== undefined && { proxy: proxy.url }),
  };
}

function limitsOf(of: EndpointOptions) {
  const { ratePerSecond, requestsMax, bytesMax } = of;
  const large = Number.MAX_SAFE_INTEGER;
  return {
    ...(ratePerSecond !== undefined && {
      ratePerSecond: whole('ratePerSecond', ratePerSecond, [1, 100_000]),
    }),
    ...(requestsMax !== undefined && {
      requestsMax: whole('requestsMax', requestsMax, [200, large]),
    }),
    ...(bytesMax !== undefined && { bytesMax: whole('bytesMax', bytesMax, [1_000_000, large]) }),
  };
}

/** A whole number within bounds. Throws a `UsageError` for any other. */
export function whole(name: string, value: number, [min, max]: readonly [number, number]): number {
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw new UsageError(
    'E_NUMBER',
    `${name} must be a whole number from ${min} to ${max}, but is ${value}.`,
  );
}
