import { setFlagsFromString } from 'node:v8';

const youngMegabytesMax = 4;

/** Small young generations for the threads that start from here on. */
export function keepThreadsSmall(): void {
  setFlagsFromString(`--max-semi-space-size=${youngMegabytesMax}`);
}
