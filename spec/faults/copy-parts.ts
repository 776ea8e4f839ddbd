/** Keys, ranges and bytes of UploadPartCopy. */
export const copyPartsFaults = {
  'part-copy-reads-no-ssec-header': {
    does: 'Reads no SSE-C header of UploadPartCopy, neither of the source nor of the target.',
  },
  'part-copy-refuses-ssec-source': {
    does: 'Refuses UploadPartCopy with copy-source SSE-C headers, and copies without them.',
  },
  'part-copy-target-unchecked': {
    does: 'Accepts any key, or none, for a part that is copied into an SSE-C upload.',
  },
  'part-copy-range-skips-target-key': {
    does: 'Accepts any target key, or none, for a part copy with x-amz-copy-source-range.',
  },
  'part-copy-ignores-target-algorithm': {
    does: 'Accepts any target algorithm, or none, for a part copy.',
  },
  'part-copy-stores-plaintext': { does: 'Ignores the target SSE-C headers of a part copy.' },
  'part-copy-copies-ciphertext': { does: 'Copies the ciphertext of an SSE-C object into a part.' },
  'part-copy-of-multipart-fails': { does: 'Refuses to copy a part from a multipart SSE-C object.' },
  'part-copy-counts-ciphertext': {
    does: 'Counts the size of the ciphertext for a part that is copied from SSE-C.',
  },
  'part-copy-if-match-fails': {
    does: 'Answers 412 to a part copy with the ETag of its SSE-C source.',
  },
  'part-copy-range-off-by-block': {
    does: 'Starts the range of a part copy at the cipher block before its first byte.',
  },
  'part-copy-clamps-range': {
    does: 'Cuts the range of a part copy to the size of its source instead of refusing it.',
  },
  'part-copy-refuses-last-byte': {
    does: 'Refuses the range of a part copy that ends with the last byte of an SSE-C source.',
  },
  'part-copy-range-up-to-ciphertext': {
    does: 'Accepts the range of a part copy up to the size of the ciphertext.',
  },
  'part-copy-keeps-replaced-bytes': {
    does: 'Keeps the bytes of a part that UploadPartCopy replaces, under the new ETag.',
  },
} as const;
