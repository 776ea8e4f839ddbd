import { rows } from '../fault-facts.ts';

/** Sizes that answers and lists report. */
export const sizesFaults = {
  ...rows('Reports the size of the ciphertext in {}.', {
    'reports-ciphertext-size': 'HeadObject',
    'attributes-show-ciphertext-size': 'GetObjectAttributes',
    'list-shows-ciphertext-size': 'lists',
    'multipart-list-shows-ciphertext-size': 'lists of multipart objects',
    'list-size-of-large-ciphertext': 'ListObjects of objects of more than 64 KiB',
    'multipart-size-of-ciphertext': 'HeadObject of multipart objects of one part',
    'attributes-size-of-multipart-ciphertext': 'GetObjectAttributes of multipart objects',
    'part-size-of-ciphertext': 'HeadObject with partNumber',
    'part-total-of-ciphertext': 'GetObject with partNumber of multipart objects',
  }),
  'multipart-size-of-one-stream': {
    does: 'Computes the size of a multipart SSE-C object as if it were encrypted in one piece.',
  },
  'older-versions-have-ciphertext-size': {
    does: 'Shows the size of the ciphertext in ListObjectVersions of SSE-C versions that are not current.',
  },
  'zero-byte-has-overhead': {
    does: 'Adds the encryption overhead to the size of an empty SSE-C object.',
  },
} as const;
