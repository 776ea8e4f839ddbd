/**
 * Random numbers from a seed, for values that must come again from the numbers in a replay file,
 * whatever version of a library draws them.
 */
export interface Random {
  /** A whole number from 0 up to, but not including, `count`. */
  below(count: number): number;
  /** True once in so many times. */
  oneIn(count: number): boolean;
  pick<const T>(of: readonly T[]): T;
}

/** Random numbers from a seed, by the generator SplitMix32. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x9e37_79b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0_aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a_2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
  const below = (count: number) => Math.floor((next() / 2 ** 32) * count);
  return {
    below,
    oneIn: (count) => below(count) === 0,
    pick: (of) => {
      const found = of[below(of.length)];
      if (found === undefined) throw new RangeError('There is nothing to pick from.');
      return found;
    },
  };
}
