/** Rules that the imported catalogue lacks: halves of a rule that was split, and our own. */
export const ownRules = {
  'put.triple.only-md5.refused': {
    group: 'put-triple',
    operations: ['PutObject', 'CreateMultipartUpload', 'CopyObject'],
    proposed: 'SHOULD',
    basis: 'split',
    statement: 'A write carrying only the key-MD5 header is refused rather than stored plain.',
  },
  'put.triple.no-md5.refused': {
    group: 'put-triple',
    operations: ['PutObject', 'CreateMultipartUpload', 'CopyObject'],
    proposed: 'SHOULD',
    basis: 'split',
    statement: 'A write with algorithm and key but without the key MD5 is refused.',
  },
  'get.triple.no-md5.exact-bytes': {
    group: 'get-triple',
    operations: ['GetObject', 'HeadObject', 'GetObjectAttributes'],
    proposed: 'MUST',
    basis: 'split',
    statement: 'A read without the key MD5 is refused or returns exactly the object.',
  },
  'get.md5.right-key-wrong-md5.exact-bytes': {
    group: 'get',
    operations: ['GetObject', 'HeadObject', 'GetObjectAttributes'],
    proposed: 'MUST',
    basis: 'split',
    statement:
      'A read whose key MD5 does not match the right key is refused or returns exactly the object.',
  },
  'nokey.acl.write': {
    group: 'no-key-operations',
    operations: ['PutObjectAcl'],
    proposed: 'SHOULD',
    basis: 'split',
    statement: 'PutObjectAcl on an SSE-C object needs no key.',
  },
  'nokey.metadata-update-keeps-key.acl': {
    group: 'no-key-operations',
    operations: ['GetObject'],
    proposed: 'SHOULD',
    basis: 'split',
    statement: 'After PutObjectAcl the object still opens with its key alone.',
  },
  'get.range.reversed': {
    group: 'range',
    operations: ['GetObject'],
    proposed: 'MAY',
    basis: 'split',
    statement:
      'A range whose last position is before its first returns the whole object or an error, never other bytes.',
  },
  'get.sse-header-on-plain': {
    group: 'get',
    operations: ['GetObject'],
    proposed: 'SHOULD',
    basis: 'split',
    statement: 'x-amz-server-side-encryption on a read of a default-encrypted object is refused.',
  },
  'get.plain-object-with-key.sse-s3': {
    group: 'get',
    operations: ['GetObject'],
    proposed: 'SHOULD',
    basis: 'split',
    statement: 'A triple on a read of an SSE-S3 object is refused.',
  },
  'put.key.control-bytes': {
    group: 'put-key',
    operations: ['PutObject'],
    proposed: 'SHOULD',
    basis: 'split',
    statement:
      'A control byte in the key header is refused or ends the connection, and the next request works.',
  },
  'story.one-object': {
    group: 'story',
    operations: ['GetObject'],
    proposed: 'MUST',
    basis: 'added',
    statement: 'Any sequence of writes and reads on one object follows the model.',
  },
} as const;
