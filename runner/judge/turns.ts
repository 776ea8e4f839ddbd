/** Runs one task after the other, in the order of the calls. */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

/** A queue for tasks that must not run at the same time. */
export function turns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine.catch(() => {});
    return mine;
  };
}
