/** The items in an order that depends on the seed alone. */
export function seededOrder<T>(items: readonly T[], seed: number): readonly T[] {
  const order = [...items];
  const next = numbers(seed);
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = next() % (at + 1);
    [order[at], order[other]] = [order[other] as T, order[at] as T];
  }
  return order;
}

/** Mulberry32: a small generator of 32-bit numbers, good enough to shuffle. */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}
