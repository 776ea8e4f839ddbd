import fc from 'fast-check';

const cells = new WeakMap<fc.Arbitrary<unknown>, readonly fc.Arbitrary<unknown>[]>();

/**
 * An arbitrary whose alternatives are all tried, one a trial, instead of drawn. Several of them in
 * one rule multiply.
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
