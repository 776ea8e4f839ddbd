import { setMaxListeners } from 'node:events';
import type { Client } from '../client/index.ts';
import { createClient, Secrets } from '../client/index.ts';
import type { Feature } from '../spec/features.ts';
import { nameNoter } from './cleanup/ledger.ts';
import type { Config } from './config.ts';

/** Whether an endpoint offers a feature, and the answer that shows it. */
export interface FeatureFinding {
  readonly isThere: boolean;
  /**
   * The probe was answered with a 5xx or not at all, so it is unknown whether the feature is there.
   */
  readonly isUnclear?: boolean;
  readonly reason: string;
}

/** Results of preflight and probes. Plain data, which is sent to the worker thread. */
export interface SessionFacts {
  readonly bucket: string;
  readonly isOwnBucket: boolean;
  /** The prefix of every object name that the run uses. */
  readonly prefix: string;
  /** A bucket with versioning enabled, if the run could create one. */
  readonly versionedBucket?: string;
  /** Why there is no bucket with versioning. */
  readonly noVersions?: string;
  /** The endpoint failed to create one, so it is unknown whether it offers versioning. */
  readonly isVersioningUnclear?: boolean;
  /** Status of a read of a missing object: 404, or 403 where listing is not permitted. */
  readonly missingStatus: number;
  readonly features: Partial<Readonly<Record<Feature, FeatureFinding>>>;
}

/** A client for the endpoint under test, and the secrets to redact from its evidence. */
export interface Connection {
  readonly client: Client;
  readonly secrets: Secrets;
}

/** The User-Agent of a request: tool, run, and of a trial its case and number. */
export function userAgentOf(
  { userAgent, runId }: Config,
  ...facts: readonly string[]
): string | undefined {
  if (userAgent === undefined) return undefined;
  const all = [...(runId === undefined ? [] : [`run ${runId}`]), ...facts];
  return all.length === 0 ? userAgent : `${userAgent} (${all.join('; ')})`;
}

/** Which of a run's connections is made. */
interface ConnectOptions {
  readonly isForgetful?: boolean;
  /** Called with a notice for the user where the endpoint is busy. */
  readonly onNotice?: (sentence: string) => void;
}

/**
 * Makes a client from the configuration; `end` aborts its requests. A client for very many requests,
 * of which few become evidence, does not keep their secrets and names: these are for a second one,
 * and its buckets are emptied as a whole.
 */
export function connect(
  config: Config,
  end?: AbortSignal,
  { isForgetful = false, onNotice }: ConnectOptions = {},
): Connection {
  if (end !== undefined) setMaxListeners(0, end);
  const secrets = new Secrets();
  const userAgent = userAgentOf(config);
  const client = createClient({
    credentials: config.credentials,
    secondCredentials: config.secondCredentials,
    region: config.region,
    origins: {
      https: config.endpoint,
      ...(config.endpointHttp !== undefined && { http: config.endpointHttp }),
    },
    addressing: config.addressing,
    now: () => new Date(),
    concurrency: config.concurrency,
    pace: paceFor(config, onNotice),
    limits: { timeoutMs: config.timeoutMs, connectTimeoutMs: Math.min(10_000, config.timeoutMs) },
    insecure: config.insecure,
    ...(!isForgetful && { secrets, onSend: nameNoter(config) }),
    ...(userAgent !== undefined && { userAgent }),
    ...(end && { signal: end }),
    ...(config.ca !== undefined && { ca: config.ca }),
    ...(config.headers && { headers: config.headers }),
    ...(config.clientCert !== undefined && { clientCert: config.clientCert }),
    ...(config.proxy !== undefined && { proxy: config.proxy }),
    ...(config.clientKey !== undefined && { clientKey: config.clientKey }),
  });
  return { client, secrets };
}

/** The limits of all requests; the first time that the endpoint is busy, the user is notified. */
function paceFor(
  { ratePerSecond, requestsMax, bytesMax }: Config,
  onNotice: ConnectOptions['onNotice'],
) {
  let isKnown = false;
  return {
    ...(ratePerSecond !== undefined && { ratePerSecond }),
    ...(requestsMax !== undefined && { requestsMax }),
    ...(bytesMax !== undefined && { bytesMax }),
    onSlower: (inFlightMax: number) => {
      if (!isKnown)
        onNotice?.(
          `The endpoint answered 503: at most ${inFlightMax} requests are in flight from here, and more again as it answers.`,
        );
      isKnown = true;
    },
  };
}

/** The configuration of a connection after an earlier one has used up a part of the limits. */
export function leftOf(config: Config, { pace: { spent } }: Pick<Client, 'pace'>): Config {
  const { requestsMax, bytesMax } = config;
  return {
    ...config,
    ...(requestsMax !== undefined && { requestsMax: Math.max(0, requestsMax - spent.requests) }),
    ...(bytesMax !== undefined && { bytesMax: Math.max(0, bytesMax - spent.bytes) }),
  };
}
