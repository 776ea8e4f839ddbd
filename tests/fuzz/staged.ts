import { createClient } from '../../client/index.ts';
import { modelOperations } from '../../core/model/request.ts';
import { type ReferenceEndpoint, startReferenceEndpoint } from '../../fixtures/endpoint/index.ts';
import { type FuzzOptions, fuzz, type Told } from '../../fuzz/fuzz.ts';
import { Stages } from '../../fuzz/stages.ts';
import type { Repertoire } from '../../fuzz/tell.ts';
import { versioningDocument } from '../../spec/documents.ts';
import type { FaultId } from '../../spec/fault-ids.ts';
import { ask } from '../../world/ask.ts';

const workers = 4;

/** Everything that the reference endpoint offers. */
export const repertoire: Repertoire = {
  offered: new Set(modelOperations),
  hasHttp: true,
  has: () => true,
};

/** Runs work on stages of a reference endpoint with these faults. */
export async function onStages<T>(
  faults: readonly FaultId[],
  work: (stages: Stages, endpoint: ReferenceEndpoint) => Promise<T>,
): Promise<T> {
  const endpoint = await startReferenceEndpoint({ faults });
  try {
    return await onStagesOf(endpoint, (stages) => work(stages, endpoint));
  } finally {
    await endpoint.close();
  }
}

type Reachable = Pick<
  ReferenceEndpoint,
  'url' | 'httpUrl' | 'region' | 'accessKeyId' | 'secretAccessKey' | 'caPem'
>;

/** Runs work on stages of an endpoint that is there. */
export async function onStagesOf<T>(
  endpoint: Reachable,
  work: (stages: Stages) => Promise<T>,
): Promise<T> {
  const { url, httpUrl, region, accessKeyId, secretAccessKey, caPem } = endpoint;
  const client = createClient({
    credentials: { accessKeyId, secretAccessKey },
    ...{ region, addressing: 'path', ca: caPem, concurrency: 16 },
    origins: { https: url, http: httpUrl },
    now: () => new Date(),
  });
  const ownBuckets = Array.from({ length: workers }, (_, worker) => `two-${worker}`);
  try {
    for (const bucket of ['one', ...ownBuckets])
      await ask(client, { operation: 'CreateBucket', bucket });
    for (const bucket of ownBuckets) {
      const body = Buffer.from(versioningDocument('Enabled'));
      await ask(client, { operation: 'PutBucketVersioning', bucket, body });
    }
    const options = { bucket: 'one', ownBuckets, hasVersions: true, prefix: 'stories/' };
    return await work(new Stages({ endpoint: client, ...options }));
  } finally {
    await client.close();
  }
}

/** Fuzzes a reference endpoint with these faults. */
export function fuzzed(
  faults: readonly FaultId[],
  options: Partial<FuzzOptions> & Pick<FuzzOptions, 'seed'>,
): Promise<Told> {
  return onStages(faults, (stages) =>
    fuzz({ repertoire, concurrency: workers, budgetMs: 600_000, stages, ...options }),
  );
}
