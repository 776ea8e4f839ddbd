// Workers side by side: each does one task at a time, and waits half of it for clocks and answers.
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

const workersMax = 2 * availableParallelism();

/** Does every task and hands on what comes of each; `onCase` hears of cases that a task is done with. */
export function doAll(tasks, { onResult, onCase = () => {}, signal }) {
  const waiting = signal?.aborted ? [] : [...tasks];
  const work = () =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('faults-worker.mjs', import.meta.url));
      const next = () => worker.postMessage(waiting.shift() ?? 'end');
      signal?.addEventListener('abort', () => {
        waiting.length = 0;
        void worker.terminate();
      });
      worker.on('message', (message) => {
        if (message.case !== undefined) {
          onCase(message.case);
          return;
        }
        onResult(message);
        next();
      });
      worker.on('error', reject);
      worker.on('exit', resolve);
      next();
    });
  return Promise.all(Array.from({ length: Math.min(workersMax, waiting.length) }, work));
}
