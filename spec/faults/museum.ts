/** Faults that bugs of real endpoints taught; `spec/museum.ts` says which. */
export const museumFaults = {
  'ignores-ssec': {
    does: 'Takes every request as if it carried no SSE-C at all.',
    isBroad: true,
  },
  'confirms-what-it-ignores': {
    does: 'Confirms whatever triple a write carries and ignores it otherwise.',
    isBroad: true,
  },
  'wrong-key-has-a-code-of-its-own': {
    does: 'Answers a read with a wrong key with an error code of its own.',
  },
  'wrong-key-is-400': { does: 'Answers 400 instead of 403 to a read with a wrong key.' },
  'wrong-key-message-is-generic': {
    does: 'Says no more than "Access Denied" to a read with a wrong key.',
  },
  'crash-on-key-error': { does: 'Answers 500 to a GetObject without the right key.' },
  'zero-byte-has-overhead': { does: 'Counts the seal into the size of an empty SSE-C object.' },
  'zero-byte-takes-any-key': { does: 'Opens an object of zero bytes for any well-formed key.' },
  'shows-sealed-key': { does: 'Returns the sealed key and the IV in headers of its own.' },
  'ranges-refused': { does: 'Answers 501 to a range of an SSE-C object.' },
  'range-garbled-off-start': {
    does: 'Returns other bytes for a range that does not begin at the start.',
  },
  'range-ignored-behind-5-mib': {
    does: 'Ignores the Range on an SSE-C object in one piece of more than 5 MiB.',
  },
  'get-returns-ciphertext': {
    does: 'Returns other bytes with 200 for the right key.',
    isBroad: true,
  },
  'get-breaks-off': {
    does: 'Sends the headers of a GetObject and breaks off before its body.',
    isBroad: true,
  },
  'http-ignores-ssec': { does: 'Ignores SSE-C over plain http, and stores in the clear.' },
  'missing-algorithm-stores-plain': {
    does: 'Stores a write whose triple lacks the algorithm as if it had none.',
  },
  'crash-on-any-bad-base64': { does: 'Answers 500 when key or key MD5 is not Base64.' },
  'crash-on-mode-conflict': { does: 'Answers 500 to SSE-C beside another mode.' },
  'ignores-conflict-and-superfluous': {
    does: 'Ignores another mode beside the triple, and a triple where none belongs.',
  },
  'honours-internal-headers': {
    does: 'Takes the headers of its own bookkeeping from clients, and loses the object.',
  },
  'part-number-returns-ciphertext': { does: 'Returns other bytes for partNumber.' },
  'policy-holds-for-put-alone': { does: 'Holds a policy against PutObject and nothing else.' },
  'copy-ignores-all-keys': {
    does: 'Copies the ciphertext of an SSE-C source and ignores both triples.',
  },
  'copy-refuses-ssec': { does: 'Answers 501 to a copy from or to SSE-C.' },
  'copy-refuses-other-key': { does: 'Refuses a copy under another key than its source.' },
  'copy-without-key-is-incomplete-body': {
    does: 'Answers IncompleteBody to a copy without its source key.',
  },
  'copy-of-multipart-is-unreadable': {
    does: 'Stores an SSE-C copy of a multipart object so that nothing comes back.',
  },
  'copy-to-other-key-is-ciphertext': {
    does: 'Stores other bytes when an SSE-C object is copied under another key.',
  },
  'copy-to-ssec-is-truncated': {
    does: 'Stores half of an object that is copied to SSE-C from another mode.',
  },
  'copy-to-plain-keeps-marker': {
    does: 'Keeps asking for a key that nobody has after a copy from SSE-C to the default.',
  },
  'copy-fails-after-commit': { does: 'Answers 400 to a copy to SSE-C that it has made.' },
  'rotation-needs-replace': {
    does: 'Refuses a self-copy under a new key without the REPLACE directive.',
  },
  'self-copy-same-keys-unchecked': {
    does: 'Accepts a self-copy whose two keys are equal, though they are wrong.',
  },
  'multipart-crashes': { does: 'Answers 500 to a part of an SSE-C upload.' },
  'multipart-size-of-one-stream': {
    does: 'Reckons the size of a multipart SSE-C object as if it were sealed in one piece.',
  },
  'tiny-last-part-crashes': {
    does: 'Answers 500 to reads of an SSE-C object whose last part has less than 32 bytes.',
  },
  'multipart-list-shows-ciphertext-size': {
    does: 'Lists multipart SSE-C objects with the size of the ciphertext.',
  },
  'garbles-behind-unaligned-part': {
    does: 'Returns other bytes behind a first part that is no multiple of 4 KiB.',
  },
  'range-rounds-part-sizes': {
    does: 'Reckons ranges behind a part as if its size were rounded up to 64 KiB.',
  },
  'complete-drops-lock': {
    does: 'Forgets SSE-C when an upload is completed, and serves the ciphertext.',
  },
  'part-etag-is-sealed': { does: 'Returns a sealed ETag for a part, and no confirmation.' },
  'part-ignores-content-md5': { does: 'Does not compare the Content-MD5 of an SSE-C part.' },
  'default-encryption-conflicts-with-part': {
    does: 'Refuses SSE-C parts in a bucket with default encryption and at most one object name.',
  },
  'copies-compare-only-md5': {
    does: 'Compares the key MD5 alone for sources of copies and for parts.',
  },
  'part-copy-of-multipart-fails': {
    does: 'Refuses to copy a part from a multipart SSE-C object.',
  },
  'part-copy-counts-ciphertext': {
    does: 'Counts the size of the ciphertext for a part that is copied from SSE-C.',
  },
  'part-copy-if-match-fails': {
    does: 'Answers 412 to a part copy with the ETag of its SSE-C source.',
  },
  'part-copy-refuses-last-byte': {
    does: 'Refuses a copied range that ends with the last byte of an SSE-C source.',
  },
  'part-copy-range-up-to-ciphertext': {
    does: 'Holds a copied range against the size of the ciphertext.',
  },
  'part-copy-fails-under-default': {
    does: 'Refuses part copies without SSE headers in a bucket with default encryption and at most one object name.',
  },
  'part-copy-triple-fails-at-complete': {
    does: 'Takes a triple on a part copy into an SSE-S3 upload and fails when it is completed.',
  },
  'parallel-reads-of-parts-are-truncated': {
    does: 'Sends the first part alone to many readers of a multipart SSE-C object.',
  },
  'rotation-loses-object-of-readers': {
    does: 'Loses an object whose key is rotated while many read it.',
  },
} as const;
