import type { DimensionValues } from './dimension.ts';

/** The parts of a multipart upload. */
export const geometry = {
  one: { says: 'one part' },
  again: {
    says: 'one part that replaces one with more bytes; after it another upload to the name is aborted',
    needs: ['multipart'],
  },
  two: { says: 'two parts', needs: ['multipart'] },
  three: { says: 'three parts of three sizes', needs: ['multipart'] },
  apart: { says: 'two parts with the numbers 2 and 9,999', needs: ['multipart'] },
} as const satisfies DimensionValues;

const mebibyte = 1024 * 1024;

/** A part of an upload by its number; the sizes add up to that of the object. */
export interface PlannedPart {
  readonly number: number;
  readonly sizeBytes: number;
}

/** The parts in which an object whose last part has `lastBytes` is uploaded. */
export function partsOf(name: keyof typeof geometry, lastBytes: number): readonly PlannedPart[] {
  const first = 5 * mebibyte + 7;
  switch (name) {
    case 'one':
    case 'again':
      return [{ number: 1, sizeBytes: lastBytes }];
    case 'two':
      return [
        { number: 1, sizeBytes: first },
        { number: 2, sizeBytes: lastBytes },
      ];
    case 'three':
      return [
        { number: 1, sizeBytes: first },
        { number: 2, sizeBytes: 5 * mebibyte + 65_537 },
        { number: 3, sizeBytes: lastBytes },
      ];
    case 'apart':
      return [
        { number: 2, sizeBytes: first },
        { number: 9999, sizeBytes: lastBytes },
      ];
    default:
      return name satisfies never;
  }
}
