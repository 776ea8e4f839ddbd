/** Keys that are not checked for some reads, or for what was made in some way. */
export const everywhereChecksFaults = {
  'suffix-range-skips-key-check': {
    does: 'Serves a suffix range of an SSE-C object whatever key it carries.',
  },
  'open-range-skips-key-check': {
    does: 'Serves an open range of an SSE-C object whatever key it carries.',
  },
  'first-byte-skips-key-check': {
    does: 'Serves the first byte of an SSE-C object whatever key is sent.',
  },
  'two-ranges-skip-key-check': {
    does: 'Does not check the key of a read that asks for two ranges.',
  },
  'clamped-range-skips-key-check': {
    does: 'Does not check the key of a range that ends behind the object.',
  },
  'if-range-skips-key-check': { does: 'Does not check the key of a read with If-Range.' },
  'presigned-range-skips-key-check': { does: 'Does not check the key of a presigned range.' },
  'head-range-skips-key-check': { does: 'Does not check the key of a HeadObject with a Range.' },
  'multipart-range-skips-key-check': {
    does: 'Does not check the key of a range of a multipart object.',
  },
  'dates-skip-key-check': { does: 'Does not check the key of a read with a condition on a date.' },
  'checksum-mode-skips-key-check': {
    does: 'Does not check the key of a read that asks for checksums of an object without a CRC32.',
  },
  'origin-skips-key-check': {
    does: 'Does not check the key of a read with an Origin and without Content-Type.',
  },
  'payer-skips-key-check': { does: 'Does not check the key of a request that names its payer.' },
  'content-type-skips-key-check': { does: 'Does not check the key of a read with a Content-Type.' },
  'overrides-skip-key-check': {
    does: 'Does not check the key of a read with response- parameters.',
  },
  'presigned-head-skips-key-check': { does: 'Does not check the key of a presigned HeadObject.' },
  'part-one-skips-key-check': { does: 'Does not check the key of a read of part 1.' },
  'single-part-number-skips-key-check': {
    does: 'Does not check the key of a part read of an object in one piece.',
  },
  'attributes-of-multipart-skip-key-check': {
    does: 'Tells the attributes of a multipart object without its key.',
  },
  'current-version-skips-key-check': {
    does: 'Opens the current version of a name to any key, and to none.',
  },
  'attributes-of-version-skip-key-check': {
    does: 'Tells the attributes of a named version without its key.',
  },
  'version-range-skips-key-check': { does: 'Does not check the key of a range of a version.' },
  'version-copy-source-skips-key-check': { does: 'Copies a version under SSE-C without its key.' },
  'hidden-version-skips-key-check': { does: 'Opens a version once a delete marker hides it.' },
  'good-read-opens-head': {
    does: 'Answers HeadObject without a key for a second after a good read of an object in one piece.',
  },
  'good-read-opens-range': {
    does: 'Serves ranges for any key for a second after a good read of an object in one piece.',
  },
  'good-read-opens-attributes': {
    does: 'Tells attributes for any key for a second after a good read of an object in one piece.',
  },
  'attributes-open-object': {
    does: 'Opens an object in one piece for a second after an accepted GetObjectAttributes.',
  },
  'acl-read-opens-object': {
    does: 'Opens an object in one piece for a second after an accepted GetObjectAcl.',
  },
  'tagging-read-opens-object': {
    does: 'Opens an object in one piece for a second after an accepted GetObjectTagging.',
  },
  'tagging-delete-opens-object': {
    does: 'Opens an object in one piece for a second after an accepted DeleteObjectTagging.',
  },
  'good-copy-opens-source': {
    does: 'Opens an SSE-C object in one piece once it was the source of a good copy to another name.',
  },
  'space-in-name-skips-key-check': {
    does: 'Does not check the key of objects with a space or a plus in their name.',
  },
  'reserved-in-name-skips-key-check': {
    does: 'Does not check the key of objects with reserved characters in their name.',
  },
  'non-ascii-name-skips-key-check': {
    does: 'Does not check the key of objects whose name is not ASCII.',
  },
  'upper-case-name-skips-key-check': {
    does: 'Does not check the key of objects whose name ends in .Case.',
  },
  'empty-segment-skips-key-check': {
    does: 'Does not check the key of objects with empty segments in their name.',
  },
  'block-sized-object-skips-key-check': {
    does: 'Answers HeadObject of an object of one cipher block without its key.',
  },
  'chunk-sized-object-skips-key-check': {
    does: 'Does not check the key of objects of exactly 64 KiB.',
  },
  'head-of-large-object-skips-key-check': {
    does: 'Answers HeadObject of objects above 64 KiB without their key.',
  },
  'compares-seven-bits': { does: 'Compares seven bits of each byte of a key.' },
  'compares-decoded-text': { does: 'Compares keys after it decoded them as UTF-8.' },
  'compares-base64-without-case': {
    does: 'Compares keys as Base64 whatever the case of its letters.',
  },
  'strips-trailing-zeros': { does: 'Compares keys without the zero bytes that they end in.' },
  'truncates-long-keys': { does: 'Takes the first 32 bytes of a longer key on a read.' },
  'ignores-a-byte-of-the-key': { does: 'Leaves one byte out when it compares keys.' },
  'tagged-object-stored-open': { does: 'Opens objects that were written with tags to any key.' },
  'acl-object-stored-open': { does: 'Opens objects that were written with an ACL to any key.' },
  'encoded-object-stored-open': {
    does: 'Opens objects that PutObject wrote with Content-Encoding: gzip to any key.',
  },
  'typed-object-stored-open': {
    does: 'Opens objects that were written with a Content-Type to any key.',
  },
  'cached-object-stored-open': {
    does: 'Opens objects that PutObject wrote with Cache-Control or Content-Disposition and without Content-Type to any key.',
  },
  'digested-object-stored-open': {
    does: 'Opens objects that were written with Content-MD5 to any key.',
  },
  'checksummed-object-stored-open': {
    does: 'Opens objects that were written with a checksum to any key.',
  },
  'new-object-stored-open': {
    does: 'Opens objects that were written with If-None-Match to any key.',
  },
  'matched-object-stored-open': {
    does: 'Opens objects that were written with If-Match to any key.',
  },
  'cross-origin-object-stored-open': {
    does: 'Opens objects that were written with an Origin to any key.',
  },
  'expected-object-stored-open': {
    does: 'Opens objects that were written with Expect to any key.',
  },
  'presigned-object-stored-open': {
    does: 'Opens objects that were written by a presigned URL to any key.',
  },
  'unsigned-object-stored-open': {
    does: 'Opens objects that were written with an unsigned payload to any key.',
  },
  'head-of-streamed-object-skips-key-check': {
    does: 'Answers HeadObject of what came in aws-chunks without its key.',
  },
  'head-of-overwrite-skips-key-check': {
    does: 'Answers HeadObject without a key for an object without a version that PutObject wrote over a plain one.',
  },
  'form-with-metadata-stored-open': {
    does: 'Opens objects made by a form with metadata to any key.',
  },
  'form-with-status-stored-open': {
    does: 'Opens objects made by a form that names a status to any key.',
  },
  'form-with-redirect-stored-open': {
    does: 'Opens objects made by a form that redirects to any key.',
  },
  'attributes-of-form-skip-key-check': {
    does: 'Tells the attributes of objects made by a form without their key.',
  },
  'head-of-form-skips-key-check': {
    does: 'Answers HeadObject of objects made by a form without their key.',
  },
  'described-upload-stored-open': {
    does: 'Opens multipart objects with user metadata to any key.',
  },
  'checksummed-upload-stored-open': {
    does: 'Opens multipart objects with a checksum algorithm to any key.',
  },
  'streamed-part-stored-open': {
    does: 'Opens multipart objects with a part in aws-chunks to any key.',
  },
  'presigned-part-stored-open': {
    does: 'Opens multipart objects with a presigned part to any key.',
  },
  'replaced-copy-stored-open': {
    does: 'Opens SSE-C copies with new metadata under a new name to any key.',
  },
  'attributes-of-copy-skip-key-check': {
    does: 'Tells the attributes of SSE-C copies without their key.',
  },
  'head-of-copy-skips-key-check': { does: 'Answers HeadObject of SSE-C copies without their key.' },
  'head-of-overwriting-copy-skips-key-check': {
    does: 'Answers HeadObject of a copy over an SSE-C object without its key.',
  },
  'refuses-zero-key': { does: 'Refuses a key of zero bytes.' },
  'refuses-text-keys': { does: 'Refuses keys of printable characters.' },
} as const;
