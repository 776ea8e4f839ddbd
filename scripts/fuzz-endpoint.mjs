// The reference endpoint with a fault in a thread of its own, so that it does not wait for the fuzzer.
import { parentPort, workerData } from 'node:worker_threads';

const { startReferenceEndpoint } = await import(
  new URL('../dist/fixtures/endpoint/index.js', import.meta.url)
);
const { url, httpUrl, region, accessKeyId, secretAccessKey, caPem } =
  await startReferenceEndpoint(workerData);
parentPort.postMessage({ url, httpUrl, region, accessKeyId, secretAccessKey, caPem });
