/** Bugs of RustFS. */
export const rustfsBugs = {
  'rustfs-1998a': {
    product: 'RustFS',
    did: 'Answered 500 to a read without the right key.',
    fault: 'crash-on-key-error',
    urls: ['https://github.com/rustfs/rustfs/pull/1998'],
  },
  'rustfs-1998b': {
    product: 'RustFS',
    did: 'Answered HeadObject of an SSE-C object without its key.',
    fault: 'head-skips-key-check',
    urls: ['https://github.com/rustfs/rustfs/pull/1998'],
  },
  'rustfs-2007': {
    product: 'RustFS',
    did: 'Stored a write with incomplete SSE-C headers without SSE-C.',
    fault: 'stores-partial-triple-plain',
    urls: ['https://github.com/rustfs/rustfs/pull/2007'],
  },
  'rustfs-2005': {
    product: 'RustFS',
    did: 'Accepted SSE-C together with another encryption mode, and SSE-C headers for objects without it.',
    fault: 'ignores-conflict-and-superfluous',
    urls: ['https://github.com/rustfs/rustfs/pull/2005'],
  },
  'rustfs-2008': {
    product: 'RustFS',
    did: 'Accepted any encryption algorithm.',
    fault: 'ignores-algorithm-value',
    urls: ['https://github.com/rustfs/rustfs/pull/2008'],
  },
  'rustfs-4612': {
    product: 'RustFS',
    did: 'Broke off the body of reads with the right key.',
    fault: 'get-breaks-off',
    urls: [
      'https://github.com/rustfs/rustfs/pull/4612',
      'https://github.com/rustfs/rustfs/commit/d7b19131d',
    ],
  },
  'rustfs-5185a': {
    product: 'RustFS',
    did: 'Compared only the key MD5 of copy sources and parts.',
    fault: 'copies-compare-only-md5',
    urls: ['https://github.com/rustfs/rustfs/pull/5185'],
  },
  'rustfs-5185d': {
    product: 'RustFS',
    did: 'Accepted ranges of part copies up to the size of the ciphertext.',
    fault: 'part-copy-range-up-to-ciphertext',
    urls: ['https://github.com/rustfs/rustfs/pull/5185'],
  },
  'rustfs-5597': {
    product: 'RustFS',
    did: 'Kept the encryption metadata of the source on a copy without encryption, which made it unreadable.',
    fault: 'copy-to-plain-keeps-marker',
    urls: [
      'https://github.com/rustfs/rustfs/pull/5597',
      'https://github.com/rustfs/rustfs/commit/8e3e55257',
    ],
  },
  'rustfs-2013': {
    product: 'RustFS',
    did: 'Refused SSE-C parts in a bucket with default encryption.',
    fault: 'default-encryption-conflicts-with-part',
    urls: [
      'https://github.com/rustfs/rustfs/pull/2013',
      'https://github.com/rustfs/rustfs/commit/fe884eabf',
    ],
  },
} as const;
