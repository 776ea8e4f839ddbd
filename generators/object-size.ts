import fc from 'fast-check';

const mebibyte = 1024 * 1024;

/** Sizes in bytes at and around the boundaries of cipher blocks, chunks and parts. */
export const edgeSizesBytes = {
  small: [0, 1, 13, 15, 16, 17, 31, 32, 33, 1024, 4095, 4096, 4097],
  chunk: [65_503, 65_535, 65_536, 65_537, 131_071, 131_072, 131_073, mebibyte],
  part: [5 * mebibyte - 1, 5 * mebibyte, 5 * mebibyte + 1, 8 * mebibyte],
  large: [16 * mebibyte + 1],
} as const;

/** A small size, at least the length of plaintext by which a leak is recognised. */
export function objectSize(): fc.Arbitrary<number> {
  return fc.oneof(
    fc.integer({ min: 32, max: 2048 }),
    fc.constantFrom(...edgeSizesBytes.small.filter((sizeBytes) => sizeBytes >= 32)),
  );
}
