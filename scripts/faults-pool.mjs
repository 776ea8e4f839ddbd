// Two workers in parallel, each of which judges one fault at a time.
import { Worker } from 'node:worker_threads';

const workersMax = 2;

/** Judges every task; tells each result as it comes, and returns them by fault. */
export function judgeAll(tasks, tell) {
  const waiting = [...tasks];
  const results = {};
  const work = () =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('faults-worker.mjs', import.meta.url));
      const next = () => worker.postMessage(waiting.shift() ?? 'end');
      worker.on('message', (result) => {
        results[result.fault] = result;
        tell(result);
        next();
      });
      worker.on('error', reject);
      worker.on('exit', resolve);
      next();
    });
  const workers = Array.from({ length: Math.min(workersMax, tasks.length) }, work);
  return Promise.all(workers).then(() => results);
}
