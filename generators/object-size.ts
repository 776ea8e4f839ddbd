import fc from 'fast-check';

const mebibyte = 1024 * 1024;

/** Sizes in bytes at which ciphers, chunks and parts begin and end. */
export const edgeSizesBytes = {
  small: [0, 1, 13, 15, 16, 17, 31, 32, 33, 1024, 4095, 4096, 4097],
  chunk: [65_503, 65_535, 65_536, 65_537, 131_071, 131_072, 131_073, mebibyte],
  part: [5 * mebibyte - 1, 5 * mebibyte, 5 * mebibyte + 1, 8 * mebibyte],
  large: [16 * mebibyte + 1],
} as const;

/** A size that costs little, at least a window long so that a leak of it is seen. */
export function objectSize(): fc.Arbitrary<number> {
  return fc.oneof(
    fc.integer({ min: 32, max: 2048 }),
    fc.constantFrom(...edgeSizesBytes.small.filter((sizeBytes) => sizeBytes >= 32)),
  );
}
