/** The dimensions of a space, each with the names of its values. */
export type Factors = Readonly<Record<string, readonly [string, ...string[]]>>;
/** One value of each dimension. */
export type Row<F extends Factors> = { readonly [D in keyof F]: F[D][number] };
/** Values of some dimensions: two or three of them that are to be covered together. */
export type Combination = Readonly<Record<string, string>>;

/** Why values do not meet, in words, which stand in the table of missing pairs. */
export interface Constraint {
  readonly says: string;
  /** Whether these values, and whatever the other dimensions hold, do not meet. */
  excludes(values: Combination): boolean;
}

/** What an array covers: every pair of two dimensions, and these threes of dimensions. */
export interface Strength {
  readonly pairs: 'all' | readonly (readonly [string, string])[];
  readonly triples: readonly (readonly [string, string, string])[];
}

/** The name of a combination: `read=range, written=form`. */
export function nameOf(combination: Combination): string {
  return Object.keys(combination)
    .sort()
    .map((dimension) => `${dimension}=${combination[dimension]}`)
    .join(', ');
}

/** The sets of dimensions whose values are combined. */
export function dimensionSets(
  factors: Factors,
  { pairs, triples }: Strength,
): readonly (readonly string[])[] {
  const names = Object.keys(factors);
  const all = names.flatMap((one, at) => names.slice(at + 1).map((other) => [one, other] as const));
  return [...(pairs === 'all' ? all : pairs), ...triples];
}

/** Every combination of the values of these dimensions. */
export function combinationsOf(factors: Factors, names: readonly string[]): readonly Combination[] {
  return names.reduce<readonly Combination[]>(
    (rows, name) =>
      rows.flatMap((row) => (factors[name] ?? []).map((value) => ({ ...row, [name]: value }))),
    [{}],
  );
}

/** The part of a row in these dimensions. */
export function partOf(row: Combination, names: readonly string[]): Combination {
  return Object.fromEntries(names.map((name) => [name, row[name] ?? '']));
}

/** The first constraint that excludes these values. */
export function exclusionOf(
  values: Combination,
  constraints: readonly Constraint[],
): Constraint | undefined {
  return constraints.find((constraint) => constraint.excludes(values));
}
