import type fc from 'fast-check';
import { each } from './each.ts';

/** Ends of names whose spelling on the wire, in a signature or on a disk differs from their own. */
export function oddNameEnd(): fc.Arbitrary<string> {
  return each(
    'space and+plus',
    'per%cent%2F&=?#',
    "quote'(x)*!",
    'ÜBER/größe',
    '日本\u{1f511}',
    'UPPER.Case',
  );
}

/** Ends of names that a copy source spells differently from a path. */
export function oddSourceEnd(): fc.Arbitrary<string> {
  return each('space and+plus', 'ÜBER/größe');
}

/** Ends of names with empty segments, which some endpoints refuse. */
export function slashedNameEnd(): fc.Arbitrary<string> {
  return each('folder/', 'two//slashes');
}
