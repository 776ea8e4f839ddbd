/** What is wrong in one detail of an answer, or under one condition. */
export const detailsFaults = {
  'garbles-behind-16-mib': { does: 'Stores other bytes behind the first 16 MiB of an object.' },
  'large-object-skips-key-check': {
    does: 'Opens an object of more than 8 MiB in one piece for any key, or none.',
  },
  'large-reads-refused': {
    does: 'Refuses to read more than 5 MiB of an SSE-C object at once.',
    isBroad: true,
  },
  'crash-on-lone-md5': { does: 'Answers 500 to a write with the key MD5 alone.' },
  'confirms-lone-md5-as-algorithm': {
    does: 'Confirms the algorithm of a write that carries the key MD5 alone.',
  },
  'crash-on-long-header': { does: 'Answers 500 to a key header of 8 KiB.' },
  'empty-write-not-confirmed': { does: 'Does not confirm SSE-C for a write of zero bytes.' },
  'echoes-on-plain-write': { does: 'Confirms SSE-C for a write without it.' },
  'copy-source-triple-seals-silently': {
    does: 'Seals a PutObject under a copy-source triple and does not say so.',
  },
  'two-ranges-padded-to-blocks': { does: 'Answers two ranges in slices of whole cipher blocks.' },
  'long-suffix-unsatisfiable': {
    does: 'Refuses a suffix that is as long as the object or longer.',
  },
  'head-ignores-part-number': { does: 'Ignores partNumber on HeadObject.' },
  'hides-parts-count': { does: 'Does not tell the number of parts with a part.' },
  'attributes-hide-etag': { does: 'Leaves the ETag of an SSE-C object out of its attributes.' },
  'attributes-list-no-part': { does: 'Counts the parts of an SSE-C object and lists none.' },
  'head-slice-with-whole-length': {
    does: 'Answers a range on HeadObject with 206 and the length of the whole.',
  },
  'head-lacks-etag': { does: 'Leaves the ETag out of HeadObject of an SSE-C object.' },
  'etag-is-base64-md5': {
    does: 'Uses the Base64 MD5 of the plaintext as the ETag of an SSE-C object.',
  },
  'write-names-other-etag': {
    does: 'Names the ETag of an SSE-C write backwards, and takes it so in conditions.',
  },
  'crash-on-wrong-content-md5': { does: 'Answers 500 to a wrong Content-MD5 with SSE-C.' },
  'refused-copy-replaces': { does: 'Deletes the target of a copy that it refuses.' },
  'refused-form-replaces': { does: 'Deletes the object of that name when it refuses a form.' },
  'refused-complete-replaces': {
    does: 'Deletes the object of that name when it refuses to complete an upload.',
  },
  'redirect-tells-key': { does: 'Sends a browser on to a URL with the customer key.' },
  'not-modified-tells-key': { does: 'Returns the customer key with a 304.' },
  'ssec-drops-content-headers': { does: 'Forgets Cache-Control of SSE-C objects.' },
  'ssec-refuses-first-write': { does: 'Refuses If-None-Match: * on every SSE-C write.' },
  'delete-if-match-keeps-ssec': {
    does: 'Answers a delete with If-Match of an SSE-C object and keeps it.',
  },
  'refusal-quotes-object': {
    does: 'Quotes a multipart object, or a version, in the refusal of a read.',
  },
  'malformed-complete-unlocks': {
    does: 'Opens an object to all keys once a bad triple completed it.',
  },
  'list-parts-names-other-etags': {
    does: 'Names other ETags in ListParts than the parts of an SSE-C upload got.',
  },
  'part-without-md5-is-garbled': {
    does: 'Takes a part without the key MD5 and stores other bytes.',
  },
  'part-numbers-without-gaps': { does: 'Refuses to complete parts whose numbers have gaps.' },
  'incoherent-md5-garbles-copy': {
    does: 'Copies other bytes where the key MD5 of the source is missing or wrong.',
  },
  'copy-forgets-managed-mode': {
    does: 'Does not confirm SSE-S3 for the target of an SSE-C source.',
  },
  'copy-garbles-behind-1-mib': { does: 'Copies other bytes behind the first MiB of a source.' },
  'copy-drops-bad-target-triple': {
    does: 'Copies an SSE-C source to the default where the triple of the target is bad.',
  },
  'copies-open-multipart-source': {
    does: 'Copies a multipart object for any source key, or none.',
  },
  'part-copy-leaves-object-open': {
    does: 'Opens an SSE-C object for any key, or none, if a part of it was copied.',
  },
  'part-copy-ignores-source-version': {
    does: 'Copies a part of the current version whichever is named.',
  },
  'part-copy-takes-target-key-for-source': {
    does: 'Opens the source of a part copy with the target key.',
  },
  'post-confirms-lone-md5': { does: 'Confirms a key MD5 that stands alone in a form.' },
  'post-duplicates-store-plain': {
    does: 'Stores a form in the clear that names an SSE-C field twice, or in lower case.',
  },
  'checksum-kinds-forgotten': { does: 'Keeps no checksum of an SSE-C object but its CRC32.' },
  'lists-show-checksums': { does: 'Shows the checksum of the plaintext in lists.' },
  'default-checksum-of-ciphertext': {
    does: 'Adds the checksum of the ciphertext to a write that named none.',
  },
  'presigned-garbles-algorithm-alone': {
    does: 'Returns other bytes for a presigned URL that signs the algorithm alone.',
  },
  'query-triple-opens-any': { does: 'Opens an object for any triple in the query of a read.' },
  'blocked-types-forgotten': { does: 'Takes BlockedEncryptionTypes and does not show them.' },
  'blocked-types-miss-parts': { does: 'Takes SSE-C parts into a bucket that blocks SSE-C.' },
  'blocked-types-block-managed': {
    does: 'Refuses SSE-S3 in a bucket that blocks SSE-C.',
  },
  'stores-truncated-body-late': {
    does: 'Stores a body that was cut short, a moment after the connection was closed.',
  },
  'stores-truncated-body-of-any-hash': {
    does: 'Stores a body that was cut short, and does not compare its hash.',
  },
  'overwrites-mix-etags': { does: 'Mixes the ETags of objects that are written at once.' },
  'reads-fail-under-overwrites': {
    does: 'Answers 500 to reads of an object that is overwritten again and again.',
  },
  'ignores-missing-key': { does: 'Does not miss the key of a triple.' },
  'ignores-missing-md5': { does: 'Does not miss the key MD5, on writes as on reads.' },
  'serves-without-key': { does: 'Opens an object for a request without any SSE-C header.' },
} as const;
