import { isAccepted } from '../core/exchange.ts';
import type { CaseReport, RunReport } from '../core/report.ts';
import { versioningDocument } from '../spec/documents.ts';
import type { Feature } from '../spec/features.ts';
import { ask } from '../world/ask.ts';
import type { Config } from './config.ts';
import type { RunEvents } from './events.ts';
import { probeFeatures } from './probes/capabilities.ts';
import { makeBucket } from './probes/new-bucket.ts';
import { ownBuckets } from './probes/own-bucket.ts';
import { preflight } from './probes/preflight.ts';
import { plainNameIn } from './probes/run-place.ts';
import { versionedBucket } from './probes/versioned-bucket.ts';
import { untilFor } from './probes/wait.ts';
import { reportOf } from './run-report.ts';
import { type Connection, connect, type SessionFacts } from './session.ts';
import { endingOf, tidy } from './tidy.ts';

/** An endpoint that was looked at, with buckets for stories. */
export interface StartedStories {
  /** For the stories: it keeps no secrets of what it sends. */
  readonly plain: Connection;
  /** For what becomes evidence. */
  readonly recording: Connection;
  readonly facts: SessionFacts;
  /** A bucket for each worker, with versioning on; the one of the run where none are offered. */
  readonly workerBuckets: readonly string[];
  /** Why no story can be played. */
  readonly stop?: string;
  report(ran: {
    readonly cases: readonly CaseReport[];
    readonly requests: number;
    readonly signal: AbortSignal;
  }): RunReport;
  /** Whether the requests or bytes that may be sent are used up. */
  isUsedUp(): boolean;
  /** Makes the buckets again, for an endpoint that lost them. */
  restore(): Promise<boolean>;
  /** Deletes what the stories created. */
  close(): Promise<void>;
}

/** What stories are drawn by, each probed once: a feature that is not probed counts as there. */
export const featuresOfStories: ReadonlySet<Feature> = new Set([
  'copy',
  'multipart',
  'object-attributes',
  'post-form',
  'http-endpoint',
  'part-number',
  'checksums',
  'streaming',
  'trailers',
  'signed-trailers',
  'unsigned-payload',
  'tagging',
  'acl-read',
  'acl-write',
  'delete-multi',
  'select',
  'kms',
  'storage-class',
  'slashed-names',
  'folder-names',
  'signatures',
  'presigned-signatures',
  'bucket-encryption',
  'bucket-policy',
  'policy-condition-key',
  'public-policy',
  'blocked-encryption',
  'conditional-writes',
  'conditional-put-if-match',
  'conditional-copies',
  'conditional-completes',
  'conditional-deletes',
  'if-range',
  'mp-object-size',
  'annotations',
  'update-encryption',
]);

/** Runs the preflight and makes a bucket for each worker. */
export async function beginStories(
  config: Config,
  events: RunEvents,
  { signal, workers }: { readonly signal: AbortSignal; readonly workers: number },
): Promise<StartedStories> {
  const startedAt = new Date();
  const recording = connect(config, signal);
  const plain = connect(config, signal, { isForgetful: true, ...events });
  const close = async () => {
    await Promise.all([plain.client.close(), recording.client.close()]);
    await tidy(config, events);
  };
  try {
    const looked = await preflight(config, recording, (check) => events.onPreflight?.(check));
    const bare: SessionFacts = { ...looked.facts, features: {} };
    const facts = looked.stop === undefined ? await factsOf(config, recording, bare) : bare;
    const workerBuckets = await bucketsOf(config, recording, { facts, workers });
    return {
      ...{ plain, recording, facts, workerBuckets, close },
      ...(looked.stop !== undefined && { stop: looked.stop }),
      isUsedUp: () => isUsedUp(config, [plain, recording]),
      restore: () => restored(config, recording, [facts.bucket, ...workerBuckets]),
      report: ({ cases, requests, signal: end }) =>
        reportOf(config, {
          ...{ startedAt, looked, cases, requests, connection: recording, outages: [] },
          ended: endingOf(looked, end),
        }),
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function factsOf(
  config: Config,
  connection: Connection,
  bare: SessionFacts,
): Promise<SessionFacts> {
  const facts = { ...bare, ...(await versionedBucket(config, connection, bare)) };
  const plainName = plainNameIn(facts);
  const lend = ownBuckets(config, connection, facts, 'settings');
  const context = { config, connection, facts, plainName, until: untilFor(config) };
  const features = await probeFeatures(context, featuresOfStories, lend);
  return { ...facts, features };
}

/** The versioned bucket of the run for the first worker, and one more for each other. */
async function bucketsOf(
  config: Config,
  connection: Connection,
  { facts, workers }: { readonly facts: SessionFacts; readonly workers: number },
): Promise<readonly string[]> {
  const { versionedBucket: first, bucket } = facts;
  if (first === undefined) return [bucket];
  const buckets = [first];
  for (let worker = 1; worker < workers; worker += 1) {
    const name = `${first}-${worker}`;
    const trouble = await makeBucket(config, connection, name);
    if (trouble === undefined && (await enabled(connection, name))) buckets.push(name);
  }
  return buckets;
}

async function enabled({ client }: Connection, bucket: string): Promise<boolean> {
  const body = Buffer.from(versioningDocument('Enabled'));
  return isAccepted(await ask(client, { operation: 'PutBucketVersioning', bucket, body }));
}

async function restored(
  config: Config,
  connection: Connection,
  buckets: readonly string[],
): Promise<boolean> {
  const [bucket = '', ...versioned] = buckets;
  const there = await ask(connection.client, { operation: 'HeadBucket', bucket });
  if (there.status === 0) return false;
  if (isAccepted(there)) return true;
  for (const name of new Set(buckets)) await makeBucket(config, connection, name);
  for (const name of versioned) if (name !== bucket) await enabled(connection, name);
  return isAccepted(await ask(connection.client, { operation: 'HeadBucket', bucket }));
}

/** Whether two connections together have sent what one run may send. */
function isUsedUp(
  { requestsMax = Infinity, bytesMax = Infinity }: Config,
  connections: readonly Connection[],
): boolean {
  const spent = connections.map(({ client }) => client.pace.spent);
  const sum = (of: (one: (typeof spent)[number]) => number) =>
    spent.reduce((total, one) => total + of(one), 0);
  return sum(({ requests }) => requests) >= requestsMax || sum(({ bytes }) => bytes) >= bytesMax;
}
