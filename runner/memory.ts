import { setFlagsFromString } from 'node:v8';

const youngMegabytesMax = 8;

/** Small young generations for the threads that start from here on. */
export function keepThreadsSmall(): void {
  setFlagsFromString(`--max-semi-space-size=${youngMegabytesMax}`);
}
