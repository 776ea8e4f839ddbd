/** Bugs of SeaweedFS. */
export const seaweedfsBugs = {
  'seaweed-2313': {
    product: 'SeaweedFS',
    class: 'headers-ignored',
    confidence: 'confirmed',
    urls: ['https://github.com/seaweedfs/seaweedfs/issues/2313'],
  },
  'seaweed-9281a': {
    product: 'SeaweedFS',
    class: 'key-rotation',
    confidence: 'confirmed',
    urls: [
      'https://github.com/seaweedfs/seaweedfs/pull/9282',
      'https://github.com/seaweedfs/seaweedfs/issues/9281',
      'https://github.com/seaweedfs/seaweedfs/commit/1f515f9d0',
    ],
  },
  'seaweed-9281b': {
    product: 'SeaweedFS',
    class: 'copy-source-key',
    confidence: 'confirmed',
    urls: [
      'https://github.com/seaweedfs/seaweedfs/pull/9282',
      'https://github.com/seaweedfs/seaweedfs/issues/9281',
    ],
  },
  'seaweed-7481a': {
    product: 'SeaweedFS',
    class: 'multipart',
    confidence: 'confirmed',
    urls: [
      'https://github.com/seaweedfs/seaweedfs/pull/7481',
      'https://github.com/seaweedfs/seaweedfs/commit/ca84a8a71',
    ],
  },
  'seaweed-7481b': {
    product: 'SeaweedFS',
    class: 'multipart',
    confidence: 'confirmed',
    urls: ['https://github.com/seaweedfs/seaweedfs/pull/7481'],
  },
  'seaweed-7143-range': {
    product: 'SeaweedFS',
    class: 'range',
    confidence: 'review-only',
    urls: ['https://github.com/seaweedfs/seaweedfs/pull/7143'],
  },
  'seaweed-8908': {
    product: 'SeaweedFS',
    class: 'concurrency',
    confidence: 'confirmed',
    isAnySse: true,
    urls: [
      'https://github.com/seaweedfs/seaweedfs/pull/9228',
      'https://github.com/seaweedfs/seaweedfs/issues/8908',
    ],
  },
  'seaweed-9280': {
    product: 'SeaweedFS',
    class: 'uploadpartcopy',
    confidence: 'confirmed',
    urls: [
      'https://github.com/seaweedfs/seaweedfs/pull/9280',
      'https://github.com/seaweedfs/seaweedfs/issues/8908',
    ],
  },
  'seaweed-8765': {
    product: 'SeaweedFS',
    class: 'policy',
    confidence: 'confirmed',
    isAnySse: true,
    urls: [
      'https://github.com/seaweedfs/seaweedfs/pull/8765',
      'https://github.com/seaweedfs/seaweedfs/pull/8806',
      'https://github.com/seaweedfs/seaweedfs/issues/7680',
    ],
  },
  'seaweed-7363': {
    product: 'SeaweedFS',
    class: 'plaintext-vs-cipher',
    confidence: 'confirmed',
    isAnySse: true,
    urls: [
      'https://github.com/seaweedfs/seaweedfs/issues/7363',
      'https://github.com/seaweedfs/seaweedfs/pull/7366',
    ],
  },
  'seaweed-7499': {
    product: 'SeaweedFS',
    class: 'range',
    confidence: 'confirmed',
    isAnySse: true,
    urls: ['https://github.com/seaweedfs/seaweedfs/issues/7499'],
  },
  'seaweed-coderead-partkey': {
    product: 'SeaweedFS',
    class: 'multipart-part-key',
    confidence: 'code-read',
    urls: [
      'https://github.com/seaweedfs/seaweedfs/blob/cc8364a03/weed/s3api/s3api_object_handlers_multipart.go',
    ],
  },
  'seaweed-coderead-attrs': {
    product: 'SeaweedFS',
    class: 'missing-key-accepted',
    confidence: 'code-read',
    urls: [
      'https://github.com/seaweedfs/seaweedfs/blob/cc8364a03/weed/s3api/s3api_object_handlers_attributes.go',
    ],
  },
} as const;
