import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { ReferenceEndpoint } from '../fixtures/endpoint/index.ts';

const youngMegabytesMax = 12;

/**
 * Starts the reference endpoint beside the run: in a thread of its own where it is compiled, so that
 * neither waits for the other.
 */
export async function startOwnEndpoint(): Promise<ReferenceEndpoint> {
  const compiled = new URL('endpoint-thread.js', import.meta.url);
  if (existsSync(fileURLToPath(compiled))) return inThread(compiled);
  const { startReferenceEndpoint } = await import('../fixtures/endpoint/index.ts');
  return startReferenceEndpoint();
}

function inThread(file: URL): Promise<ReferenceEndpoint> {
  const worker = new Worker(file, {
    resourceLimits: { maxYoungGenerationSizeMb: youngMegabytesMax },
  });
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const close = async () => {
    worker.postMessage('close');
    await ended;
  };
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', () =>
      reject(new Error('The reference endpoint ended before it listened.')),
    );
    worker.once('message', (facts: Omit<ReferenceEndpoint, 'close'>) =>
      resolve({ ...facts, close }),
    );
  });
}
