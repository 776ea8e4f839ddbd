import { setFlagsFromString } from 'node:v8';

const youngMegabytesMax = 8;
const inlinedBytesMax = 300;

/** Small young generations for the threads that start from here on. */
export function keepThreadsSmall(): void {
  setFlagsFromString(`--max-semi-space-size=${youngMegabytesMax}`);
}

/**
 * Less is inlined where code is optimized, in all threads from here on: a run is over before the rest
 * would have paid for its compilation, which takes a sixth of a run's time on two cores.
 */
export function compileLess(): void {
  setFlagsFromString(`--max-inlined-bytecode-size-cumulative=${inlinedBytesMax}`);
}
