// Endpoints with a fault and buckets for stories, for the benchmark and the measurements of faults.
import { Worker } from 'node:worker_threads';

const dist = new URL('../dist/', import.meta.url);
const { createClient } = await import(new URL('client/index.js', dist));
const { modelOperations } = await import(new URL('core/model/request.js', dist));
const { Stages } = await import(new URL('fuzz/stages.js', dist));
const { versioningDocument } = await import(new URL('spec/documents.js', dist));
const { ask } = await import(new URL('world/ask.js', dist));

/** Everything that the reference endpoint offers. */
export const repertoire = {
  offered: new Set(modelOperations),
  hasHttp: true,
  has: () => true,
};

/** Makes the buckets of so many stories at once, runs work on them and closes the client. */
export async function onStages(endpoint, concurrency, work) {
  const client = createClient({
    credentials: endpoint,
    ...{ region: endpoint.region, addressing: 'path', ca: endpoint.caPem, concurrency: 32 },
    origins: { https: endpoint.url, http: endpoint.httpUrl },
    now: () => new Date(),
  });
  const ownBuckets = Array.from({ length: concurrency }, (_, at) => `two-${at}`);
  for (const bucket of ['one', ...ownBuckets])
    await ask(client, { operation: 'CreateBucket', bucket });
  const body = Buffer.from(versioningDocument('Enabled'));
  for (const bucket of ownBuckets)
    await ask(client, { operation: 'PutBucketVersioning', bucket, body });
  const options = { bucket: 'one', ownBuckets, hasVersions: true, prefix: 'stories/' };
  try {
    return await work(new Stages({ endpoint: client, ...options }));
  } finally {
    await client.close();
  }
}

/** Starts an endpoint with a fault, in a thread of its own. */
export async function started(fault) {
  const worker = new Worker(new URL('fuzz-endpoint.mjs', import.meta.url), {
    workerData: { faults: [fault] },
  });
  const endpoint = await new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  return { worker, endpoint };
}
