/** Bugs of the Ceph RADOS Gateway. */
export const cephBugs = {
  'ceph-17882a': {
    product: 'Ceph RGW',
    did: 'Stored a write whose SSE-C headers lacked the algorithm without SSE-C.',
    fault: 'missing-algorithm-stores-plain',
    urls: ['https://github.com/ceph/ceph/pull/17882', 'https://github.com/ceph/s3-tests/pull/190'],
  },
  'ceph-17882b': {
    product: 'Ceph RGW',
    did: 'Answered 500 to a key or key MD5 that was not Base64.',
    fault: 'crash-on-any-bad-base64',
    urls: ['https://github.com/ceph/ceph/pull/17882'],
  },
  'ceph-17882c': {
    product: 'Ceph RGW',
    did: 'Left the SSE-C headers out of the answer to PutObject.',
    fault: 'put-object.lacks.echo',
    urls: ['https://github.com/ceph/ceph/pull/17882', 'https://github.com/ceph/ceph/pull/17999'],
  },
  'ceph-23232': {
    product: 'Ceph RGW',
    did: 'Copied the ciphertext of an SSE-C object instead of its content.',
    fault: 'copy-copies-ciphertext',
    urls: ['https://github.com/ceph/ceph/pull/20739', 'https://tracker.ceph.com/issues/23232'],
  },
  'ceph-48554': {
    product: 'Ceph RGW',
    did: 'Copied an SSE-C object without a source key.',
    fault: 'copy-object-source.skips.key-needed',
    urls: ['https://github.com/ceph/ceph/pull/38537', 'https://tracker.ceph.com/issues/48554'],
  },
  'ceph-38700': {
    product: 'Ceph RGW',
    did: 'Returned wrong bytes after a part whose size was no multiple of 4 KiB.',
    fault: 'garbles-behind-unaligned-part',
    urls: [
      'https://github.com/ceph/ceph/pull/27130',
      'https://tracker.ceph.com/issues/38700',
      'https://github.com/ceph/s3-tests/commit/b05a394',
    ],
  },
  'ceph-60019': {
    product: 'Ceph RGW',
    did: 'Returned wrong bytes for reads of an encrypted object by partNumber.',
    fault: 'part-number-returns-ciphertext',
    urls: [
      'https://github.com/ceph/ceph/pull/60019',
      'https://github.com/ceph/s3-tests/commit/acc8ef4',
    ],
  },
  'ceph-67053': {
    product: 'Ceph RGW',
    did: 'Did not evaluate policy conditions on the SSE-C headers.',
    fault: 'policy-key-missing',
    urls: [
      'https://github.com/ceph/ceph/pull/58689',
      'https://tracker.ceph.com/issues/67053',
      'https://github.com/ceph/s3-tests/pull/574',
    ],
  },
  'ceph-71241': {
    product: 'Ceph RGW',
    did: 'Refused CompleteMultipartUpload of an SSE-C upload without SSE-C headers.',
    fault: 'complete-needs-key',
    urls: ['https://github.com/ceph/ceph/pull/71241'],
  },
  'ceph-23264': {
    product: 'Ceph RGW',
    did: 'Refused copies from and to SSE-C as not implemented.',
    fault: 'copy-refuses-ssec',
    urls: ['https://github.com/ceph/ceph/pull/63794', 'https://tracker.ceph.com/issues/23264'],
  },
  'ceph-s3tests-invalid-chunks': {
    product: 'Ceph RGW',
    did: 'Accepted a part with another key than that of its upload.',
    fault: 'upload-part.takes-parts.of-other-key',
    urls: ['https://github.com/ceph/s3-tests'],
  },
  'ceph-wrongkey-400': {
    product: 'Ceph RGW',
    did: 'Answered 400 instead of 403 to a read with a wrong key.',
    fault: 'wrong-key-is-400',
    urls: ['https://github.com/ceph/s3-tests', 'https://github.com/gaul/s3proxy/commit/8b1a0f1f'],
  },
} as const;
