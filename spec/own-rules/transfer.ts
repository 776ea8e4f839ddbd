/** Rules of forms, presigned URLs, checksums and chunks. */
export const transferRules = {
  'post.partial.only-md5.unconfirmed': {
    group: 'post',
    operations: ['PostObject'],
    proposed: 'MUST',
    basis: 'split',
    statement:
      'A form carrying only the key-MD5 field is refused, or stored without a confirmation of SSE-C.',
  },
  'post.partial.no-md5.sealed': {
    group: 'post',
    operations: ['PostObject'],
    proposed: 'MUST',
    basis: 'split',
    statement:
      'A form without the key MD5 is refused or sealed under its key, never stored in the clear.',
  },
  'presign.missing-headers.plain-object': {
    group: 'presigned',
    operations: ['GetObject', 'HeadObject'],
    proposed: 'MUST',
    basis: 'split',
    statement:
      'A presigned URL that signs SSE-C headers does not open a plain object when they are not sent.',
  },
  'presign.query-params-get.wrong': {
    group: 'presigned',
    operations: ['GetObject', 'HeadObject'],
    proposed: 'MUST',
    basis: 'split',
    statement: 'A wrong or partial triple in the query of a read never opens an object.',
  },
  'checksum.never-in-lists': {
    group: 'checksum',
    operations: ['ListObjectsV2'],
    proposed: 'MUST',
    basis: 'split',
    statement: 'A list shows an SSE-C object without the value of its plaintext checksum.',
  },
  'streaming.signed-trailer': {
    group: 'streaming',
    operations: ['PutObject', 'UploadPart'],
    proposed: 'MUST',
    basis: 'added',
    statement:
      'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER uploads work with SSE-C and store the decoded bytes.',
  },
  'streaming.signed-trailer-mismatch': {
    group: 'streaming',
    operations: ['PutObject', 'UploadPart'],
    proposed: 'MUST',
    basis: 'added',
    statement: 'A wrong checksum behind signed chunks is refused and stores nothing.',
  },
  'checksum.crc32c.right': {
    group: 'checksum',
    operations: ['PutObject'],
    proposed: 'SHOULD',
    basis: 'added',
    statement: 'The CRC32C of the plaintext is accepted, confirmed, and returned in checksum mode.',
  },
  'checksum.crc64nvme.right': {
    group: 'checksum',
    operations: ['PutObject'],
    proposed: 'SHOULD',
    basis: 'added',
    statement:
      'The CRC64NVME of the plaintext is accepted, confirmed, and returned in checksum mode.',
  },
  'checksum.sha1.right': {
    group: 'checksum',
    operations: ['PutObject'],
    proposed: 'SHOULD',
    basis: 'added',
    statement: 'The SHA-1 of the plaintext is accepted, confirmed, and returned in checksum mode.',
  },
  'checksum.sha256.right': {
    group: 'checksum',
    operations: ['PutObject'],
    proposed: 'SHOULD',
    basis: 'added',
    statement:
      'The SHA-256 of the plaintext is accepted, confirmed, and returned in checksum mode.',
  },
  'checksum.crc32c.wrong': {
    group: 'checksum',
    operations: ['PutObject', 'UploadPart'],
    proposed: 'MUST',
    basis: 'added',
    statement: 'A wrong CRC32C on an SSE-C write is refused and nothing is stored.',
  },
  'checksum.crc64nvme.wrong': {
    group: 'checksum',
    operations: ['PutObject', 'UploadPart'],
    proposed: 'MUST',
    basis: 'added',
    statement: 'A wrong CRC64NVME on an SSE-C write is refused and nothing is stored.',
  },
  'checksum.sha1.wrong': {
    group: 'checksum',
    operations: ['PutObject', 'UploadPart'],
    proposed: 'MUST',
    basis: 'added',
    statement: 'A wrong SHA-1 on an SSE-C write is refused and nothing is stored.',
  },
  'checksum.sha256.wrong': {
    group: 'checksum',
    operations: ['PutObject', 'UploadPart'],
    proposed: 'MUST',
    basis: 'added',
    statement: 'A wrong SHA-256 on an SSE-C write is refused and nothing is stored.',
  },
} as const;
