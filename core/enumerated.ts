import fc from 'fast-check';

const cells = new WeakMap<fc.Arbitrary<unknown>, readonly fc.Arbitrary<unknown>[]>();

/**
 * An arbitrary whose alternatives are all tried, one per trial, instead of drawn at random. Where a
 * rule has several, every combination of their alternatives is tried.
 */
export function enumerated<T>(alternatives: readonly fc.Arbitrary<T>[]): fc.Arbitrary<T> {
  const arbitrary = fc.oneof(...alternatives);
  cells.set(arbitrary, alternatives);
  return arbitrary;
}

/** The alternatives of an enumerated arbitrary, or the arbitrary itself. */
export function alternativesOf(arbitrary: fc.Arbitrary<unknown>): readonly fc.Arbitrary<unknown>[] {
  return cells.get(arbitrary) ?? [arbitrary];
}
