/** Content-MD5 and x-amz-checksum of SSE-C objects. */
export const checksumsFaults = {
  'ssec-ignores-content-md5': { does: 'Does not compare the Content-MD5 of an SSE-C write.' },
  'part-ignores-content-md5': { does: 'Does not compare the Content-MD5 of an SSE-C part.' },
  'content-md5-of-ciphertext': {
    does: 'Refuses the Content-MD5 of the plaintext of an SSE-C write.',
  },
  'empty-digest-unchecked': {
    does: 'Does not compare Content-MD5 and checksums of an empty SSE-C body.',
  },
  'crash-on-wrong-content-md5': { does: 'Answers 500 to a wrong Content-MD5 with SSE-C.' },
  'ssec-ignores-checksums': { does: 'Does not compare the checksum of an SSE-C write.' },
  'ssec-ignores-trailers': { does: 'Does not compare the trailing checksum of an SSE-C write.' },
  'failed-digest-empties-object': {
    does: 'Empties the object of that name when it refuses a PutObject for its digest.',
  },
  'refused-digest-replaces-key': {
    does: 'Binds an SSE-C object to the key of a PutObject that it refuses for its digest.',
  },
  'refused-trailer-deletes-object': {
    does: 'Deletes the SSE-C object of that name when it refuses a PutObject for its trailing checksum.',
  },
  'ssec-ignores-trailers-of-chunks': {
    does: 'Does not compare the trailing checksum of an SSE-C write of more than 64 KiB.',
  },
  'part-ignores-checksums': { does: 'Does not compare the checksum of a part.' },
  'part-ignores-trailers': { does: 'Does not compare the trailing checksum of a part.' },
  'checksum-of-ciphertext': {
    does: 'Returns the CRC32 of the ciphertext in the answer to an SSE-C write.',
  },
  'default-checksum-of-ciphertext': {
    does: 'Returns the CRC64NVME of the ciphertext in the answer to an SSE-C write without a checksum.',
  },
  'full-object-checksum-of-ciphertext': {
    does: 'Returns the CRC32 of the ciphertext in HeadObject of a multipart object.',
  },
  'multipart-crc64-of-ciphertext': {
    does: 'Returns the CRC64NVME of the ciphertext in reads of a multipart SSE-C object.',
  },
  'drops-new-checksums': {
    does: 'Drops a SHA-512, MD5 or XXHash checksum of a write, verified or not.',
  },
  'read-checksum-of-ciphertext': {
    does: 'Returns the CRC32 of the ciphertext in reads of SSE-C objects.',
  },
  'checksum-lost-on-read': { does: 'Leaves the CRC32 out of reads of SSE-C objects.' },
  'checksum-kinds-forgotten': {
    does: 'Leaves all checksums but CRC32 out of reads of SSE-C objects.',
  },
  'copy-drops-checksum': { does: 'Drops the checksum of an SSE-C source when it is copied.' },
  'checksum-mode-crashes-on-multipart': {
    does: 'Answers 500 to checksum mode on a multipart object.',
  },
  'lists-show-checksums': { does: 'Shows the CRC32 of the plaintext in ListObjectsV2.' },
  'part-ignores-new-checksums': {
    does: 'Does not compare a SHA-512, MD5 or XXHash checksum of a part.',
  },
  'complete-ignores-checksum': {
    does: 'Does not compare the checksum that CompleteMultipartUpload carries for the object.',
  },
  'complete-ignores-part-checksums': {
    does: 'Does not compare the checksums of parts that CompleteMultipartUpload lists.',
  },
  'copied-part-refused-with-checksums': {
    does: 'Refuses to copy a part into an SSE-C upload that names a checksum algorithm.',
  },
  'copied-part-checksum-of-ciphertext': {
    does: 'Returns another checksum of a copied part than that of its plaintext.',
  },
  'copied-part-fails-at-complete': {
    does: 'Refuses to complete an SSE-C upload with checksums if a part of it was copied.',
  },
  'large-digest-unchecked': {
    does: 'Does not compare the Content-MD5 of an SSE-C body above 1 MiB.',
  },
  'trailing-checksum-lost': {
    does: 'Compares a trailing checksum with SSE-C, and does not store it.',
  },
  'copy-stores-checksum-of-ciphertext': {
    does: 'Stores the checksum of the ciphertext for a copy that names a checksum algorithm.',
  },
  'range-has-whole-checksum': {
    does: 'Returns the checksum of the whole object with a range of it.',
  },
} as const;
