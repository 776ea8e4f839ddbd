/** Lets one work after the other, in the order in which they came. */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

/** Turns for what must not run beside its like. */
export function turns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine.catch(() => {});
    return mine;
  };
}
