/** Bugs of MinIO, but for copies, sizes and ETags. */
export const minioBugs = {
  'minio-5202': {
    product: 'MinIO',
    did: 'Answered a read with a wrong key with an error code that S3 does not have.',
    fault: 'wrong-key-has-a-code-of-its-own',
    urls: [
      'https://github.com/minio/minio/issues/5202',
      'https://github.com/minio/minio/pull/5203',
    ],
  },
  'minio-6598': {
    product: 'MinIO',
    did: 'Answered HeadObject with a wrong key as if the key were right.',
    fault: 'head-object.skips.stored-key',
    urls: [
      'https://github.com/minio/minio/pull/6600',
      'https://github.com/minio/minio/issues/6598',
    ],
  },
  'minio-5493': {
    product: 'MinIO',
    did: 'Reported a size above zero for an empty SSE-C object.',
    fault: 'zero-byte-has-overhead',
    urls: [
      'https://github.com/minio/minio/pull/5525',
      'https://github.com/minio/minio/issues/5493',
    ],
  },
  'minio-5596': {
    product: 'MinIO',
    did: 'Left the SSE-C headers out of answers to HeadObject.',
    fault: 'head-skips-echo',
    urls: ['https://github.com/minio/minio/pull/5596'],
  },
  'minio-5601': {
    product: 'MinIO',
    did: 'Returned its internal encryption metadata, the encrypted key among it, in answer headers.',
    fault: 'shows-sealed-key',
    urls: ['https://github.com/minio/minio/pull/5601'],
  },
  'minio-5494': {
    product: 'MinIO',
    did: 'Refused ranges of SSE-C objects as not implemented.',
    fault: 'ranges-refused',
    urls: [
      'https://github.com/minio/minio/issues/5494',
      'https://github.com/minio/minio/pull/5544',
    ],
  },
  'minio-5606': {
    product: 'MinIO',
    did: 'Ignored the SSE-C fields of a browser form.',
    fault: 'post-form-ignores-ssec-fields',
    urls: [
      'https://github.com/minio/minio/issues/5606',
      'https://github.com/minio/minio/pull/5607',
    ],
  },
  'minio-6623': {
    product: 'MinIO',
    did: 'Answered 500 to SSE-C together with another encryption mode.',
    fault: 'crash-on-mode-conflict',
    urls: [
      'https://github.com/minio/minio/pull/6625',
      'https://github.com/minio/minio/issues/6623',
    ],
  },
  'minio-6668': {
    product: 'MinIO',
    did: 'Did not compare the Content-MD5 of an SSE-C part.',
    fault: 'part-ignores-content-md5',
    urls: ['https://github.com/minio/minio/pull/6668'],
  },
  'minio-6981': {
    product: 'MinIO',
    did: 'Stored objects without SSE-C, ignoring the SSE-C headers.',
    fault: 'ignores-ssec',
    urls: ['https://github.com/minio/minio/pull/6981'],
  },
  'minio-17408': {
    product: 'MinIO',
    did: 'Accepted SSE-C together with another encryption mode.',
    fault: 'ignores-mode-conflict',
    urls: ['https://github.com/minio/minio/pull/17408'],
  },
  'minio-19896': {
    product: 'MinIO',
    did: 'Left the checksums out of reads of SSE-C objects.',
    fault: 'checksum-lost-on-read',
    urls: ['https://github.com/minio/minio/pull/19896'],
  },
  'minio-21399': {
    product: 'MinIO',
    did: 'Dropped the checksum of an object when it was copied.',
    fault: 'copy-drops-checksum',
    urls: ['https://github.com/minio/minio/pull/21399'],
  },
  'minio-ghsa-3rh2': {
    product: 'MinIO',
    did: 'Accepted its internal encryption headers from clients.',
    fault: 'honours-internal-headers',
    urls: [
      'https://github.com/minio/minio/security/advisories/GHSA-3rh2-v3gr-35p9',
      'https://github.com/minio/minio/pull/19107',
    ],
  },
  'minio-4894-http': {
    product: 'MinIO',
    did: 'Ignored SSE-C headers over plain http.',
    fault: 'http-ignores-ssec',
    urls: ['https://github.com/minio/minio/pull/4894'],
  },
  'silo-82': {
    product: 'MinIO',
    did: 'Served an SSE-C object of zero bytes for any key.',
    fault: 'zero-byte-takes-any-key',
    urls: [
      'https://github.com/pgsty/silo/issues/82',
      'https://github.com/minio/minio/commit/523bd769f',
    ],
  },
} as const;
