import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { ReferenceEndpoint } from '../fixtures/endpoint/index.ts';
import type { RunFlags, Target } from './config.ts';

const youngMegabytesMax = 12;

/**
 * Starts the reference endpoint: in a worker thread if it is compiled, so that endpoint and run do
 * not wait for each other.
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
      reject(new Error('The thread of the reference endpoint ended before it was listening.')),
    );
    worker.once('message', (facts: Omit<ReferenceEndpoint, 'close'>) =>
      resolve({ ...facts, close }),
    );
  });
}

/** URL, credentials and CA of the reference endpoint as the target of a run. */
export function targetOf(own: ReferenceEndpoint): Target {
  const { url, httpUrl, region, accessKeyId, secretAccessKey, secondAccount, caPem } = own;
  return {
    endpoint: url,
    endpointHttp: httpUrl,
    endpointKind: 'reference',
    region,
    credentials: { accessKeyId, secretAccessKey },
    secondCredentials: secondAccount,
    ca: caPem,
  };
}

/** The notice that the built-in endpoint is tested; unless it was asked for, how to name another. */
export function noticeOf(
  { url }: ReferenceEndpoint,
  { flags, how }: { readonly flags: Pick<RunFlags, 'endpoint'>; readonly how: string },
): string {
  const tested = `esting the built-in reference endpoint at ${url}.`;
  if (flags.endpoint !== undefined) return `T${tested}\n`;
  return `No endpoint given: t${tested} Name yours with ${how}\n`;
}
