import { parentPort } from 'node:worker_threads';
import { startReferenceEndpoint } from '../fixtures/endpoint/index.ts';

/** Worker thread of the reference endpoint: posts its URLs, and closes it on a message. */
const { close, ...facts } = await startReferenceEndpoint();
parentPort?.once('message', () => void close().then(() => process.exit(0)));
parentPort?.postMessage(facts);
