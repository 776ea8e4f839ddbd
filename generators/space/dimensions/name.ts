import type { DimensionValues } from './dimension.ts';

/** The shape of the object's name. */
export const name = {
  short: { says: 'letters, digits and slashes' },
  slashes: { says: 'nested folders with a dot' },
  'needs-encoding': { says: 'space, plus, percent, ampersand and brackets' },
  unicode: { says: 'letters beyond ASCII' },
  long: { says: 'about 900 bytes', needs: ['long-names'] },
} as const satisfies DimensionValues;

const ends: Readonly<Record<keyof typeof name, (before: string) => string>> = {
  short: () => '',
  slashes: () => '/folder.d/sub/file.tar.gz',
  'needs-encoding': () => " and+plus 100%25&a=b;(c)['d']",
  unicode: () => '-größe-日本-\u{1f511}',
  long: (before) => `-${'n'.repeat(Math.max(0, 900 - before.length))}`,
};

/** A name of this shape, which begins with `before`. */
export function nameOfShape(shape: keyof typeof name, before: string): string {
  return before + ends[shape](before);
}
