import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { ReferenceEndpoint } from '../fixtures/endpoint/index.ts';
import type { Target } from './config.ts';

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

/** How a run reaches the reference endpoint. */
export function targetOf(own: ReferenceEndpoint): Target {
  const { url, httpUrl, region, accessKeyId, secretAccessKey, caPem } = own;
  return {
    endpoint: url,
    endpointHttp: httpUrl,
    endpointKind: 'reference',
    region,
    credentials: { accessKeyId, secretAccessKey },
    ca: caPem,
  };
}

/** Says that no other endpoint was named, and how to name one. */
export function noticeOf({ url }: ReferenceEndpoint, how: string): string {
  return `No endpoint given: testing the built-in reference endpoint at ${url}. Name yours with ${how}\n`;
}
