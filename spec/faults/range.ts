import { rows } from '../fault-facts.ts';

/** Byte ranges of SSE-C objects. */
export const rangeFaults = {
  'range-off-by-block': { does: 'Starts a range at the cipher block before its first byte.' },
  ...rows('Starts {} one cipher block early.', {
    'range-off-behind-1-mib': 'ranges after the first MiB of a single-part object',
    'multipart-suffix-range-off': 'suffix ranges of multipart objects',
    'multipart-open-range-off': 'open ranges of multipart objects',
  }),
  ...rows('Starts {} one byte early.', {
    'version-range-off': 'ranges of an object in a versioned bucket',
    'presigned-range-off': 'presigned ranges',
  }),
  'ranges-refused': { does: 'Answers 400 to a range of an SSE-C object.' },
  'range-garbled-off-start': {
    does: 'Returns wrong bytes for a range that does not begin at the first byte.',
  },
  'head-ignores-range': { does: 'Ignores the Range of a HeadObject of an SSE-C object.' },
  'huge-range-end-refused': {
    does: 'Answers 416 to a range of an SSE-C object whose last position needs more than 31 bits.',
  },
  'range-ignored-behind-5-mib': {
    does: 'Ignores the Range on a single-part SSE-C object of more than 5 MiB.',
  },
  'range-clamped-to-ciphertext': {
    does: 'Extends a range that ends after the plaintext to the size of the ciphertext.',
  },
  'range-total-is-ciphertext': {
    does: 'Gives the size of the ciphertext as the total in Content-Range.',
  },
  'suffix-range-of-ciphertext': { does: 'Counts a suffix range from the end of the ciphertext.' },
  'long-suffix-unsatisfiable': { does: 'Refuses a suffix range as long as the object or longer.' },
  'range-stops-at-part-boundary': { does: 'Cuts a range at the end of the first part.' },
  'range-rounds-part-sizes': {
    does: 'Shifts ranges after the first part as if its size were rounded up to 64 KiB.',
  },
  'reversed-range-crashes': { does: 'Answers 500 to a range whose end is before its start.' },
  'garbles-open-range-from-part': {
    does: 'Returns wrong bytes for an open range that begins with the second part of an object.',
  },
  'range-to-java-end-refused': {
    does: 'Answers 416 to a range that ends at the largest number but one that Java has.',
  },
  'two-ranges-cut-the-object': {
    does: 'Answers two ranges with the bytes from the first to the last.',
  },
  'two-ranges-padded-to-blocks': { does: 'Answers two ranges in slices of whole cipher blocks.' },
  'ignores-if-range': { does: 'Ignores If-Range on SSE-C objects.' },
  'whole-read-is-206': { does: 'Answers 206 to reads without a Range.' },
  'head-slice-with-whole-length': {
    does: 'Answers a Range on HeadObject with 206 and the length of the whole object.',
  },
} as const;
