import { inject } from 'vitest';

declare module 'vitest' {
  export interface ProvidedContext {
    /** How much of the long tests is run: a sample by `npm test`, the whole by `npm run ci`. */
    extent: 'sample' | 'whole';
  }
}

export const isWhole = inject('extent') === 'whole';

/** All rows of a long test, or those that a sample holds. */
export function rowsOf<T>(all: readonly T[], isSampled: (row: T) => boolean): readonly T[] {
  const rows = all.filter((row) => isWhole || isSampled(row));
  // A sample of none would be a test that cannot fail.
  if (rows.length === 0) throw new Error('no row is in the sample');
  return rows;
}
