import fc from 'fast-check';

/**
 * A fixed value that shrinks to simpler ones. The first value is always the one that the covering
 * array chose, so that every trial is what its row says.
 */
class Simplified<T> extends fc.Arbitrary<T> {
  readonly #value: T;
  readonly #simpler: (value: T) => readonly T[];

  constructor(value: T, simpler: (value: T) => readonly T[]) {
    super();
    this.#value = value;
    this.#simpler = simpler;
  }

  override generate(): fc.Value<T> {
    return new fc.Value(this.#value, undefined);
  }

  override canShrinkWithoutContext(_value: unknown): _value is T {
    return false;
  }

  override shrink(value: T): fc.Stream<fc.Value<T>> {
    return fc.stream(
      this.#simpler(value)
        .map((one) => new fc.Value(one, undefined))
        .values(),
    );
  }
}

/**
 * Fixed values by name, each of which shrinks to the simplest one. What cannot meet is not tried:
 * two values that depend on each other shrink together.
 */
export function namesThat<N extends Readonly<Record<string, string>>>(
  names: N,
  simplest: N,
  isPossible: (names: N) => boolean = () => true,
): fc.Arbitrary<N> {
  return new Simplified(names, (value) => {
    const odd = Object.keys(value).filter((one) => value[one] !== simplest[one]);
    const without = (...dimensions: readonly string[]): N => ({
      ...value,
      ...Object.fromEntries(dimensions.map((one) => [one, simplest[one]])),
    });
    const alone = odd.filter((one) => isPossible(without(one)));
    const stuck = odd.filter((one) => !alone.includes(one));
    const pairs = stuck.flatMap((one) =>
      odd.filter((other) => other !== one).map((other) => without(one, other)),
    );
    return [...alone.map((one) => without(one)), ...pairs.filter(isPossible)];
  });
}

/** A fixed list that shrinks to each of its members alone. */
export function anyOf<T>(items: readonly T[]): fc.Arbitrary<readonly T[]> {
  return new Simplified(items, (value) => (value.length > 1 ? value.map((one) => [one]) : []));
}
