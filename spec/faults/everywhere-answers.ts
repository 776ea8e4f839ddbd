/** What answers leave out or tell wrongly: confirmations, metadata, sizes, ETags and bytes. */
export const everywhereAnswersFaults = {
  'range-confirms-nothing': { does: 'Leaves the confirmation out of answers to a Range.' },
  'part-confirms-nothing': { does: 'Leaves the confirmation out of answers to a part number.' },
  'presigned-read-confirms-nothing': { does: 'Leaves the confirmation out of presigned reads.' },
  'multipart-read-confirms-nothing': {
    does: 'Leaves the confirmation out of reads of multipart objects.',
  },
  'version-confirms-nothing': { does: 'Leaves the confirmation out of reads of a named version.' },
  'current-version-confirms-nothing': {
    does: 'Leaves the confirmation out of reads of a current version.',
  },
  'range-confirms-other-key': { does: 'Confirms another key MD5 in answers to a Range.' },
  'refusal-tells-key-md5': { does: 'Tells the MD5 of the stored key when it refuses a read.' },
  'refusal-tells-size': { does: 'Tells the size of the object when it refuses a read.' },
  'refusal-tells-version': { does: 'Tells the current version id when it refuses a read.' },
  'refused-attributes-tell-size': {
    does: 'Tells the size of the object when it refuses GetObjectAttributes.',
  },
  'refused-copy-tells-etag': { does: 'Tells the ETag of the source when it refuses a copy.' },
  'unsatisfiable-range-before-key': {
    does: 'Answers 416 to a range behind the object before it checks the key.',
  },
  'not-modified-without-key': { does: 'Answers 304 to the right ETag without the key.' },
  'not-modified-with-other-key': { does: 'Answers 304 to the right ETag with another key.' },
  'multipart-drops-metadata': { does: 'Forgets the metadata of SSE-C multipart objects.' },
  'form-drops-metadata': { does: 'Forgets the metadata of forms.' },
  'rekeying-drops-metadata': {
    does: 'Forgets metadata and content headers in copies from SSE-C to SSE-C.',
  },
  'ssec-drops-tags': { does: 'Forgets the tags of SSE-C writes.' },
  'rekeying-drops-tags': { does: 'Forgets tags in copies to SSE-C.' },
  'multipart-size-of-ciphertext': {
    does: 'Tells the ciphertext size of multipart objects of one part in HeadObject.',
  },
  'attributes-size-of-multipart-ciphertext': {
    does: 'Tells the ciphertext size of multipart objects in attributes.',
  },
  'list-size-of-large-ciphertext': { does: 'Lists the ciphertext size of objects above 64 KiB.' },
  'part-size-of-ciphertext': { does: 'Tells the ciphertext size in a HeadObject by part number.' },
  'part-total-of-ciphertext': { does: 'Names ciphertext sizes in the answer to a part number.' },
  'form-etag-is-plaintext-md5': { does: 'Uses the MD5 of the file as the ETag of an SSE-C form.' },
  'copy-etag-is-plaintext-md5': {
    does: 'Uses the MD5 of the plaintext as the ETag of a copy to SSE-C.',
  },
  'part-copy-etag-is-plaintext-md5': {
    does: 'Uses the MD5 of the plaintext as the ETag of a copied SSE-C part.',
  },
  'complete-names-other-etag': {
    does: 'Answers CompleteMultipartUpload with another ETag than reads.',
  },
  'list-names-other-multipart-etag': {
    does: 'Lists another ETag of multipart objects than reads tell.',
  },
  'one-etag-for-all-multipart': { does: 'Gives every multipart object the same ETag.' },
  'range-off-behind-1-mib': {
    does: 'Starts ranges behind the first mebibyte of a body a block early.',
  },
  'multipart-suffix-range-off': {
    does: 'Starts suffix ranges of multipart objects a block early.',
  },
  'multipart-open-range-off': { does: 'Starts open ranges of multipart objects a block early.' },
  'version-range-off': { does: 'Starts ranges of a version a byte early.' },
  'presigned-range-off': { does: 'Starts presigned ranges a byte early.' },
  'form-file-trimmed': { does: 'Trims line ends off the file of a form.' },
  'garbles-large-forms': { does: 'Stores other bytes of form files above 64 KiB.' },
  'garbles-zeros': { does: 'Stores other bytes of a body of zeros.' },
  'garbles-behind-8-mib': { does: 'Stores other bytes of bodies above 8 MiB.' },
  'whole-read-is-206': { does: 'Answers 206 to reads without a Range.' },
} as const;
