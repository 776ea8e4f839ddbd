import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ReferenceEndpoint, startReferenceEndpoint } from '../../fixtures/endpoint/index.ts';
import type { Config } from '../../runner/config.ts';
import type { SessionFacts } from '../../runner/session.ts';
import type { FaultId } from '../../spec/fault-ids.ts';
import { type Feature, features } from '../../spec/features.ts';

/** A configuration for a reference endpoint, with the changes of a test. */
export function configFor(
  endpoint: Pick<ReferenceEndpoint, 'url' | 'accessKeyId' | 'secretAccessKey' | 'caPem'> &
    Partial<Pick<ReferenceEndpoint, 'httpUrl' | 'secondAccount'>>,
  changes: Partial<Config> = {},
): Config {
  const folder = mkdtempSync(join(tmpdir(), 'sse-c-test-'));
  return {
    endpoint: endpoint.url,
    ...(endpoint.httpUrl !== undefined && { endpointHttp: endpoint.httpUrl }),
    endpointKind: 'reference',
    region: 'us-east-1',
    addressing: 'path',
    ca: endpoint.caPem,
    insecure: false,
    allowHttp: false,
    credentials: { accessKeyId: endpoint.accessKeyId, secretAccessKey: endpoint.secretAccessKey },
    ...(endpoint.secondAccount && { secondCredentials: endpoint.secondAccount }),
    rules: [],
    operations: [],
    level: 'MAY',
    trials: 1,
    seed: 7,
    concurrency: 16,
    timeoutMs: 60_000,
    budgetMs: 800_000,
    // Enough to find the smallest failure on a loaded machine.
    shrinkMs: 200_000,
    failOn: 'must',
    require: [],
    quick: false,
    ledgerFile: join(folder, 'ledger.jsonl'),
    ...changes,
  };
}

/** Facts as if the preflight had found everything. */
export function allFacts(bucket: string): SessionFacts {
  const found = { isThere: true, reason: 'assumed by a test' };
  const names = Object.keys(features) as Feature[];
  return {
    bucket,
    isOwnBucket: true,
    prefix: '',
    versionedBucket: bucket,
    missingStatus: 404,
    features: Object.fromEntries(names.map((name) => [name, found])),
  };
}

/** Starts a reference endpoint for the length of some work. */
export async function withEndpoint<T>(
  faults: readonly FaultId[],
  work: (endpoint: ReferenceEndpoint) => Promise<T>,
): Promise<T> {
  const endpoint = await startReferenceEndpoint({ faults });
  try {
    return await work(endpoint);
  } finally {
    await endpoint.close();
  }
}
