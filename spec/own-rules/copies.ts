/** Rules of copies and part copies, and of the triples that they carry. */
export const copiesRules = {
  'mpu.part.partial-triple.no-md5': {
    group: 'multipart',
    operations: ['UploadPart'],
    proposed: 'SHOULD',
    basis: 'split',
    statement: 'A part with algorithm and key but without the key MD5 is refused.',
  },
  'mpu.part.partial-triple.no-md5.exact-bytes': {
    group: 'multipart',
    operations: ['UploadPart'],
    proposed: 'MUST',
    basis: 'split',
    statement:
      'A part without the key MD5 is refused, or the completed object holds its bytes and opens to the key alone.',
  },
  'copy.source-partial.no-md5': {
    group: 'copy',
    operations: ['CopyObject'],
    proposed: 'SHOULD',
    basis: 'split',
    statement: 'A copy-source triple without the key MD5 is refused.',
  },
  'copy.source-md5-mismatch.right-key': {
    group: 'copy',
    operations: ['CopyObject'],
    proposed: 'SHOULD',
    basis: 'split',
    statement: 'The right copy-source key beside the MD5 of another key is refused.',
  },
  'copy.source-md5.exact-bytes': {
    group: 'copy',
    operations: ['CopyObject'],
    proposed: 'MUST',
    basis: 'split',
    statement:
      'A copy whose source key is right and whose source key MD5 is missing or wrong is refused or copies exactly the object.',
  },
  'upc.source-partial.no-md5': {
    group: 'upload-part-copy',
    operations: ['UploadPartCopy'],
    proposed: 'SHOULD',
    basis: 'split',
    statement: 'A part copy whose source triple lacks the key MD5 is refused.',
  },
  'upc.source-md5.exact-bytes': {
    group: 'upload-part-copy',
    operations: ['UploadPartCopy'],
    proposed: 'MUST',
    basis: 'split',
    statement:
      'A part copy whose source key is right and whose source key MD5 is missing or wrong is refused or copies exactly the object.',
  },
  'upc.source-algorithm': {
    group: 'upload-part-copy',
    operations: ['UploadPartCopy'],
    proposed: 'MUST',
    basis: 'added',
    statement: 'An unsupported source algorithm of a part copy is refused.',
  },
  'upc.source-bad-key': {
    group: 'upload-part-copy',
    operations: ['UploadPartCopy'],
    proposed: 'MUST',
    basis: 'added',
    statement:
      'A malformed source key of a part copy, or another one beside the right MD5, is refused.',
  },
  'upc.source-on-sses3': {
    group: 'upload-part-copy',
    operations: ['UploadPartCopy'],
    proposed: 'SHOULD',
    basis: 'added',
    statement: 'A source triple for an SSE-S3 source of a part copy is refused.',
  },
  'upc.result-etag': {
    group: 'upload-part-copy',
    operations: ['UploadPartCopy'],
    proposed: 'SHOULD',
    basis: 'split',
    statement: 'The ETag in CopyPartResult is the one that ListParts shows.',
  },
  'copy.source-refused.sses3': {
    group: 'copy',
    operations: ['CopyObject'],
    proposed: 'MUST',
    basis: 'added',
    statement:
      'A wrong, partial or malformed copy-source triple is refused for an SSE-S3 target, beside the source and onto it.',
  },
  'copy.both-triples.target-partial': {
    group: 'copy',
    operations: ['CopyObject'],
    proposed: 'MUST',
    basis: 'split',
    statement:
      'A partial target triple beside a right source triple is refused and never stored under the default.',
  },
  'copy.both-triples.target-algorithm': {
    group: 'copy',
    operations: ['CopyObject'],
    proposed: 'MUST',
    basis: 'split',
    statement: 'An unsupported target algorithm beside a right source triple is refused.',
  },
  'copy.both-triples.target-md5-mismatch': {
    group: 'copy',
    operations: ['CopyObject'],
    proposed: 'MUST',
    basis: 'split',
    statement: 'A target key whose MD5 does not match is refused beside a right source triple.',
  },
  'copy.both-triples.target-conflict': {
    group: 'copy',
    operations: ['CopyObject'],
    proposed: 'MUST',
    basis: 'split',
    statement: 'Both triples beside x-amz-server-side-encryption are refused.',
  },
  'copy.data-equal.large': {
    group: 'copy',
    operations: ['CopyObject'],
    proposed: 'MUST',
    basis: 'split',
    statement: 'The copied plaintext of 1 MiB and 8 MiB is byte-identical.',
  },
  'copy.matrix.ssec-source': {
    group: 'copy',
    operations: ['CopyObject'],
    proposed: 'MUST',
    basis: 'added',
    statement:
      'An SSE-C object, in one piece or in parts, copies to the default, under its own key and under another, beside the source and onto it.',
  },
  'copy.matrix.plain-source': {
    group: 'copy',
    operations: ['CopyObject'],
    proposed: 'MUST',
    basis: 'added',
    statement: 'A plain object copies under a customer key, beside the source and onto it.',
  },
  'copy.matrix.sses3-source': {
    group: 'copy',
    operations: ['CopyObject'],
    proposed: 'MUST',
    basis: 'added',
    statement: 'An SSE-S3 object copies under a customer key, beside the source and onto it.',
  },
  'copy.matrix.sses3-target': {
    group: 'copy',
    operations: ['CopyObject'],
    proposed: 'MUST',
    basis: 'added',
    statement:
      'An SSE-C object, in one piece or in parts, copies to SSE-S3, beside the source and onto it.',
  },
} as const;
