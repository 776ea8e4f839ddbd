import { setMaxListeners } from 'node:events';
import type { Client } from '../client/index.ts';
import { createClient, Secrets } from '../client/index.ts';
import type { Feature } from '../spec/features.ts';
import type { Config } from './config.ts';

/** Whether an endpoint has a feature, and how that was seen. */
export interface FeatureFinding {
  readonly isThere: boolean;
  /** The probe was answered with a crash, or not at all: that is no word about the feature. */
  readonly isUnclear?: boolean;
  readonly reason: string;
}

/** What the preflight learned; plain data that crosses into the worker. */
export interface SessionFacts {
  readonly bucket: string;
  readonly isOwnBucket: boolean;
  /** Everything the run stores has a name that begins with this. */
  readonly prefix: string;
  /** A bucket with versioning on, where the run could make one. */
  readonly versionedBucket?: string;
  /** Why there is none. */
  readonly noVersions?: string;
  /** The endpoint failed where it was asked for one, so nobody knows whether it has versions. */
  readonly isVersioningUnclear?: boolean;
  /** How a read of a name that holds nothing is answered: 404, or 403 without the right to list. */
  readonly missingStatus: number;
  readonly features: Partial<Readonly<Record<Feature, FeatureFinding>>>;
}

/** A client for the endpoint under test, and the secrets it must not tell. */
export interface Connection {
  readonly client: Client;
  readonly secrets: Secrets;
}

/** Opens a connection as the configuration says; with `end`, what is under way then is given up. */
export function connect(config: Config, end?: AbortSignal): Connection {
  if (end !== undefined) setMaxListeners(0, end);
  const secrets = new Secrets();
  const client = createClient({
    credentials: config.credentials,
    region: config.region,
    origins: {
      https: config.endpoint,
      ...(config.endpointHttp !== undefined && { http: config.endpointHttp }),
    },
    addressing: config.addressing,
    now: () => new Date(),
    concurrency: config.concurrency,
    limits: { timeoutMs: config.timeoutMs, connectTimeoutMs: Math.min(10_000, config.timeoutMs) },
    insecure: config.insecure,
    secrets,
    ...(end && { signal: end }),
    ...(config.ca !== undefined && { ca: config.ca }),
  });
  return { client, secrets };
}
