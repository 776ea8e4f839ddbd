/** Runs a task when the bytes that it holds fit with those of the tasks that run. */
export type Turns = <T>(bytes: number, work: () => Promise<T>) => Promise<T>;

/**
 * Tasks that hold at most `bytesMax` together begin in the order of the calls; a larger one runs
 * alone. None overtakes another, so that a large one is not kept waiting by many small ones.
 */
export function turns(bytesMax: number): Turns {
  const waiting: { readonly bytes: number; readonly go: () => void }[] = [];
  let held = 0;
  const admit = () => {
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      if (held > 0 && held + next.bytes > bytesMax) return;
      waiting.shift();
      held += next.bytes;
      next.go();
    }
  };
  return async (bytes, work) => {
    await new Promise<void>((go) => {
      waiting.push({ bytes, go });
      admit();
    });
    try {
      return await work();
    } finally {
      held -= bytes;
      admit();
    }
  };
}
