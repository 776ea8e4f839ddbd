/** Bugs of RustFS. */
export const rustfsBugs = {
  'rustfs-1998a': {
    product: 'RustFS',
    class: 'wrong-status',
    confidence: 'confirmed',
    urls: ['https://github.com/rustfs/rustfs/pull/1998'],
  },
  'rustfs-1998b': {
    product: 'RustFS',
    class: 'missing-key-accepted',
    confidence: 'confirmed',
    urls: ['https://github.com/rustfs/rustfs/pull/1998'],
  },
  'rustfs-2007': {
    product: 'RustFS',
    class: 'header-validation',
    confidence: 'confirmed',
    urls: ['https://github.com/rustfs/rustfs/pull/2007'],
  },
  'rustfs-2005': {
    product: 'RustFS',
    class: 'header-validation',
    confidence: 'confirmed',
    urls: ['https://github.com/rustfs/rustfs/pull/2005'],
  },
  'rustfs-2008': {
    product: 'RustFS',
    class: 'header-validation',
    confidence: 'confirmed',
    isAnySse: true,
    urls: ['https://github.com/rustfs/rustfs/pull/2008'],
  },
  'rustfs-4612': {
    product: 'RustFS',
    class: 'crypto-mismatch',
    confidence: 'confirmed',
    urls: [
      'https://github.com/rustfs/rustfs/pull/4612',
      'https://github.com/rustfs/rustfs/commit/d7b19131d',
    ],
  },
  'rustfs-5185a': {
    product: 'RustFS',
    class: 'copy-source-key',
    confidence: 'confirmed',
    urls: ['https://github.com/rustfs/rustfs/pull/5185'],
  },
  'rustfs-5185d': {
    product: 'RustFS',
    class: 'uploadpartcopy',
    confidence: 'confirmed',
    urls: ['https://github.com/rustfs/rustfs/pull/5185'],
  },
  'rustfs-5597': {
    product: 'RustFS',
    class: 'copy-source-key',
    confidence: 'confirmed',
    isAnySse: true,
    urls: [
      'https://github.com/rustfs/rustfs/pull/5597',
      'https://github.com/rustfs/rustfs/commit/8e3e55257',
    ],
  },
  'rustfs-2013': {
    product: 'RustFS',
    class: 'multipart-part-key',
    confidence: 'confirmed',
    urls: [
      'https://github.com/rustfs/rustfs/pull/2013',
      'https://github.com/rustfs/rustfs/commit/fe884eabf',
    ],
  },
} as const;
