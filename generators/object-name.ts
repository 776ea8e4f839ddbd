import type fc from 'fast-check';
import { each } from './each.ts';

/** Ends of object names that are encoded in a URL or signature, or special on a file system. */
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

/** Ends of object names whose encoding differs in a copy source and in a path. */
export function oddSourceEnd(): fc.Arbitrary<string> {
  return each('space and+plus', 'ÜBER/größe');
}

/** Ends of object names with empty path segments, which some endpoints refuse. */
export function slashedNameEnd(): fc.Arbitrary<string> {
  return each('folder/', 'two//slashes');
}
