import { parentPort } from 'node:worker_threads';
import { startReferenceEndpoint } from '../fixtures/endpoint/index.ts';

/** The reference endpoint in a thread of its own: says where it is, and ends when it is told to. */
const { close, ...facts } = await startReferenceEndpoint();
parentPort?.once('message', () => void close().then(() => process.exit(0)));
parentPort?.postMessage(facts);
