/** Bugs of MinIO in copies, sizes and ETags. */
export const minioCopiesBugs = {
  'minio-5183': {
    product: 'MinIO',
    did: 'Copied an SSE-C object as ciphertext, without regard to the keys of the copy.',
    fault: 'copy-ignores-all-keys',
    urls: ['https://github.com/minio/minio/pull/5183'],
  },
  'minio-5611': {
    product: 'MinIO',
    did: 'Refused a key rotation by self-copy without the REPLACE directive.',
    fault: 'rotation-needs-replace',
    urls: ['https://github.com/minio/minio/pull/5611'],
  },
  'minio-5625': {
    product: 'MinIO',
    did: 'Accepted a self-copy whose source key and target key were equal and wrong.',
    fault: 'self-copy-same-keys-unchecked',
    urls: [
      'https://github.com/minio/minio/issues/5625',
      'https://github.com/minio/minio/pull/5783',
    ],
  },
  'minio-6139': {
    product: 'MinIO',
    did: 'Failed to copy a part from a multipart SSE-C object.',
    fault: 'part-copy-of-multipart-fails',
    urls: [
      'https://github.com/minio/minio/issues/6139',
      'https://github.com/minio/minio/pull/6141',
    ],
  },
  'minio-6147': {
    product: 'MinIO',
    did: 'Computed the size of a multipart SSE-C object as if it were encrypted in one piece.',
    fault: 'multipart-size-of-one-stream',
    urls: ['https://github.com/minio/minio/pull/6147'],
  },
  'minio-6330': {
    product: 'MinIO',
    did: 'Kept the old key when an object was rotated to a new one.',
    fault: 'rotation-keeps-old-key',
    urls: [
      'https://github.com/minio/minio/issues/6330',
      'https://github.com/minio/minio/pull/6331',
    ],
  },
  'minio-6604': {
    product: 'MinIO',
    did: 'Made unreadable SSE-C copies of multipart objects.',
    fault: 'copy-of-multipart-is-unreadable',
    urls: ['https://github.com/minio/minio/pull/6604'],
  },
  'minio-6652': {
    product: 'MinIO',
    did: 'Counted the ciphertext in the size of a part that was copied from SSE-C.',
    fault: 'part-copy-counts-ciphertext',
    urls: ['https://github.com/minio/minio/pull/6652'],
  },
  'minio-6671a': {
    product: 'MinIO',
    did: 'Answered IncompleteBody to a copy without its source key.',
    fault: 'copy-without-key-is-incomplete-body',
    urls: ['https://github.com/minio/minio/pull/6671'],
  },
  'minio-6725': {
    product: 'MinIO',
    did: 'Accepted SSE-C headers on a part copy into an SSE-S3 upload, which then failed to complete.',
    fault: 'part-copy-triple-fails-at-complete',
    urls: ['https://github.com/minio/minio/pull/6725'],
  },
  'minio-6776': {
    product: 'MinIO',
    did: 'Failed to read an SSE-C object whose last part was smaller than the encryption overhead.',
    fault: 'tiny-last-part-crashes',
    urls: ['https://github.com/minio/minio/pull/6776'],
  },
  'minio-7276': {
    product: 'MinIO',
    did: 'Answered 412 to a part copy with the right ETag of an SSE-C source.',
    fault: 'part-copy-if-match-fails',
    urls: ['https://github.com/minio/minio/pull/7276'],
  },
  'minio-12466': {
    product: 'MinIO',
    did: 'Refused the range of a part copy that ended with the last byte of the source.',
    fault: 'part-copy-refuses-last-byte',
    urls: ['https://github.com/minio/minio/pull/12466'],
  },
  'minio-14637': {
    product: 'MinIO',
    did: 'Listed multipart objects with the size of their ciphertext.',
    fault: 'multipart-list-shows-ciphertext-size',
    urls: ['https://github.com/minio/minio/pull/14637'],
  },
  'minio-14578': {
    product: 'MinIO',
    did: 'Returned an encrypted ETag for a part.',
    fault: 'part-etag-is-sealed',
    urls: ['https://github.com/minio/minio/pull/14578'],
  },
  'minio-17519': {
    product: 'MinIO',
    did: 'Failed part copies in a bucket with default encryption.',
    fault: 'part-copy-fails-under-default',
    urls: [
      'https://github.com/minio/minio/pull/17530',
      'https://github.com/minio/minio/issues/17519',
    ],
  },
  'minio-18786': {
    product: 'MinIO',
    did: 'Listed multipart objects with the size of their ciphertext.',
    fault: 'multipart-list-shows-ciphertext-size',
    urls: ['https://github.com/minio/minio/pull/18786'],
  },
} as const;
