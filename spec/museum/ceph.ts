/** Bugs of the Ceph RADOS Gateway. */
export const cephBugs = {
  'ceph-17882a': {
    product: 'Ceph RGW',
    class: 'headers-ignored',
    confidence: 'confirmed',
    urls: ['https://github.com/ceph/ceph/pull/17882', 'https://github.com/ceph/s3-tests/pull/190'],
  },
  'ceph-17882b': {
    product: 'Ceph RGW',
    class: 'crash-dos',
    confidence: 'confirmed',
    urls: ['https://github.com/ceph/ceph/pull/17882'],
  },
  'ceph-17882c': {
    product: 'Ceph RGW',
    class: 'headers-not-echoed',
    confidence: 'confirmed',
    urls: ['https://github.com/ceph/ceph/pull/17882', 'https://github.com/ceph/ceph/pull/17999'],
  },
  'ceph-23232': {
    product: 'Ceph RGW',
    class: 'copy-source-key',
    confidence: 'confirmed',
    urls: ['https://github.com/ceph/ceph/pull/20739', 'https://tracker.ceph.com/issues/23232'],
  },
  'ceph-48554': {
    product: 'Ceph RGW',
    class: 'copy-source-key',
    confidence: 'confirmed',
    urls: ['https://github.com/ceph/ceph/pull/38537', 'https://tracker.ceph.com/issues/48554'],
  },
  'ceph-38700': {
    product: 'Ceph RGW',
    class: 'part-boundary',
    confidence: 'confirmed',
    urls: [
      'https://github.com/ceph/ceph/pull/27130',
      'https://tracker.ceph.com/issues/38700',
      'https://github.com/ceph/s3-tests/commit/b05a394',
    ],
  },
  'ceph-60019': {
    product: 'Ceph RGW',
    class: 'part-boundary',
    confidence: 'confirmed',
    urls: [
      'https://github.com/ceph/ceph/pull/60019',
      'https://github.com/ceph/s3-tests/commit/acc8ef4',
    ],
  },
  'ceph-67053': {
    product: 'Ceph RGW',
    class: 'policy',
    confidence: 'confirmed',
    urls: [
      'https://github.com/ceph/ceph/pull/58689',
      'https://tracker.ceph.com/issues/67053',
      'https://github.com/ceph/s3-tests/pull/574',
    ],
  },
  'ceph-71241': {
    product: 'Ceph RGW',
    class: 'multipart-part-key',
    confidence: 'confirmed',
    urls: ['https://github.com/ceph/ceph/pull/71241'],
  },
  'ceph-23264': {
    product: 'Ceph RGW',
    class: 'copy-source-key',
    confidence: 'confirmed',
    urls: ['https://github.com/ceph/ceph/pull/63794', 'https://tracker.ceph.com/issues/23264'],
  },
  'ceph-s3tests-invalid-chunks': {
    product: 'Ceph RGW',
    class: 'multipart-part-key',
    confidence: 'confirmed',
    urls: ['https://github.com/ceph/s3-tests'],
  },
  'ceph-wrongkey-400': {
    product: 'Ceph RGW',
    class: 'wrong-status',
    confidence: 'confirmed',
    urls: ['https://github.com/ceph/s3-tests', 'https://github.com/gaul/s3proxy/commit/8b1a0f1f'],
  },
} as const;
