import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const growthBytesMax = 48 * 1024 * 1024;
const youngMegabytesMax = 4;
let collect: (() => void) | undefined;
let keptBytes = 0;

/**
 * Gives the memory of large bodies back once this thread holds 48 MB more of them. V8 alone waits
 * for 64 MB in each thread, and what it holds by then the allocator never gives back.
 */
export function returnMemory(): void {
  const { external_memory: externalBytes } = getHeapStatistics();
  if (externalBytes < keptBytes + growthBytesMax) {
    keptBytes = Math.min(keptBytes, externalBytes);
    return;
  }
  collect ??= collector();
  collect();
  keptBytes = getHeapStatistics().external_memory;
}

/** Small young generations for the threads that start from here on. */
export function keepThreadsSmall(): void {
  setFlagsFromString(`--max-semi-space-size=${youngMegabytesMax}`);
}

function collector(): () => void {
  setFlagsFromString('--expose-gc');
  const gc: unknown = runInNewContext('gc');
  return typeof gc === 'function' ? () => gc() : () => {};
}
