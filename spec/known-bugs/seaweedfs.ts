/** Bugs of SeaweedFS. */
export const seaweedfsBugs = {
  'seaweed-2313': {
    product: 'SeaweedFS',
    did: 'Stored objects without SSE-C, ignoring the SSE-C headers.',
    fault: 'ignores-ssec',
    urls: ['https://github.com/seaweedfs/seaweedfs/issues/2313'],
  },
  'seaweed-9281a': {
    product: 'SeaweedFS',
    did: 'Stored ciphertext of the old key when an SSE-C object was copied to another key.',
    fault: 'copy-to-other-key-is-ciphertext',
    urls: [
      'https://github.com/seaweedfs/seaweedfs/pull/9282',
      'https://github.com/seaweedfs/seaweedfs/issues/9281',
      'https://github.com/seaweedfs/seaweedfs/commit/1f515f9d0',
    ],
  },
  'seaweed-9281b': {
    product: 'SeaweedFS',
    did: 'Truncated an object that was copied from another encryption mode to SSE-C.',
    fault: 'copy-to-ssec-is-truncated',
    urls: [
      'https://github.com/seaweedfs/seaweedfs/pull/9282',
      'https://github.com/seaweedfs/seaweedfs/issues/9281',
    ],
  },
  'seaweed-7481a': {
    product: 'SeaweedFS',
    did: 'Lost the SSE-C metadata of an upload on completion and served ciphertext.',
    fault: 'complete-drops-lock',
    urls: [
      'https://github.com/seaweedfs/seaweedfs/pull/7481',
      'https://github.com/seaweedfs/seaweedfs/commit/ca84a8a71',
    ],
  },
  'seaweed-7481b': {
    product: 'SeaweedFS',
    did: 'Answered 500 to the parts of an SSE-C upload.',
    fault: 'multipart-crashes',
    urls: ['https://github.com/seaweedfs/seaweedfs/pull/7481'],
  },
  'seaweed-7143-range': {
    product: 'SeaweedFS',
    did: 'Returned wrong bytes for ranges that did not begin at the first byte.',
    fault: 'range-garbled-off-start',
    urls: ['https://github.com/seaweedfs/seaweedfs/pull/7143'],
  },
  'seaweed-8908': {
    product: 'SeaweedFS',
    did: 'Truncated reads of a multipart object when many clients read it at once.',
    fault: 'parallel-reads-of-parts-are-truncated',
    urls: [
      'https://github.com/seaweedfs/seaweedfs/pull/9228',
      'https://github.com/seaweedfs/seaweedfs/issues/8908',
    ],
  },
  'seaweed-9280': {
    product: 'SeaweedFS',
    did: 'Copied the ciphertext of an SSE-C object into a part.',
    fault: 'part-copy-copies-ciphertext',
    urls: [
      'https://github.com/seaweedfs/seaweedfs/pull/9280',
      'https://github.com/seaweedfs/seaweedfs/issues/8908',
    ],
  },
  'seaweed-8765': {
    product: 'SeaweedFS',
    did: 'Did not evaluate policy conditions.',
    fault: 'policy-key-missing',
    urls: [
      'https://github.com/seaweedfs/seaweedfs/pull/8765',
      'https://github.com/seaweedfs/seaweedfs/pull/8806',
      'https://github.com/seaweedfs/seaweedfs/issues/7680',
    ],
  },
  'seaweed-7363': {
    product: 'SeaweedFS',
    did: 'Returned ciphertext with 200 for a read with the right key.',
    fault: 'get-returns-ciphertext',
    urls: [
      'https://github.com/seaweedfs/seaweedfs/issues/7363',
      'https://github.com/seaweedfs/seaweedfs/pull/7366',
    ],
  },
  'seaweed-7499': {
    product: 'SeaweedFS',
    did: 'Ignored the range on reads of larger encrypted objects.',
    fault: 'range-ignored-behind-5-mib',
    urls: ['https://github.com/seaweedfs/seaweedfs/issues/7499'],
  },
  'seaweed-coderead-partkey': {
    product: 'SeaweedFS',
    did: 'Accepts any key for a part of an SSE-C upload, as read in its code.',
    fault: 'part-key-unchecked',
    urls: [
      'https://github.com/seaweedfs/seaweedfs/blob/cc8364a03/weed/s3api/s3api_object_handlers_multipart.go',
    ],
  },
  'seaweed-coderead-attrs': {
    product: 'SeaweedFS',
    did: 'Answers GetObjectAttributes of an SSE-C object without its key, as read in its code.',
    fault: 'attributes-skip-key-check',
    urls: [
      'https://github.com/seaweedfs/seaweedfs/blob/cc8364a03/weed/s3api/s3api_object_handlers_attributes.go',
    ],
  },
} as const;
