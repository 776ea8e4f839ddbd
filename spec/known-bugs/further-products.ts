/** Bugs of products of which few are known. */
export const furtherProductsBugs = {
  'localstack-11356': {
    product: 'LocalStack',
    did: 'Stored objects without SSE-C, ignoring the SSE-C headers.',
    fault: 'ignores-ssec',
    urls: [
      'https://github.com/localstack/localstack/issues/11356',
      'https://github.com/localstack/localstack/commit/1f1cd5ff7',
    ],
  },
  'localstack-12162': {
    product: 'LocalStack',
    did: 'Gave another error message than S3 for a read with a wrong key.',
    fault: 'wrong-key-message-is-generic',
    urls: [
      'https://github.com/localstack/localstack/pull/12162',
      'https://github.com/localstack/localstack/commit/ed8c76e4a',
    ],
  },
  'localstack-coderead-md5only': {
    product: 'LocalStack',
    did: 'Compares the key MD5 of a read and needs no key, as read in its code.',
    fault: 'md5-alone-unlocks',
    urls: [
      'https://github.com/localstack/localstack/tree/main/localstack-core/localstack/services/s3',
    ],
  },
  's3proxy-ffea77bb': {
    product: 'S3Proxy',
    did: 'Answered 400 to a copy to SSE-C that it had carried out.',
    fault: 'copy-fails-after-commit',
    urls: ['https://github.com/gaul/s3proxy/commit/ffea77bb'],
  },
  's3proxy-http': {
    product: 'S3Proxy',
    did: 'Accepts SSE-C over plain http.',
    fault: 'accepts-plain-http',
    urls: ['https://github.com/gaul/s3proxy/pull/1132'],
  },
  'ministack-1439': {
    product: 'MiniStack',
    did: 'Stored objects without SSE-C, ignoring the SSE-C headers.',
    fault: 'ignores-ssec',
    urls: ['https://github.com/ministackorg/ministack/pull/1439'],
  },
  'floci-1140': {
    product: 'Floci',
    did: 'Stored objects without SSE-C, ignoring the SSE-C headers.',
    fault: 'ignores-ssec',
    urls: ['https://github.com/floci-io/floci/issues/1140'],
  },
  'versitygw-2193': {
    product: 'Versity S3 Gateway',
    did: 'Served SSE-C objects without a key, ignoring the SSE-C headers.',
    fault: 'ignores-ssec',
    urls: ['https://github.com/versity/versitygw/issues/2193'],
  },
  'versitygw-s3backend': {
    product: 'Versity S3 Gateway',
    did: 'Does not pass the SSE-C headers on to its S3 backend, as read in its code.',
    fault: 'ignores-ssec',
    urls: ['https://github.com/versity/versitygw/blob/main/backend/s3proxy/s3.go'],
  },
  'moto-ignored': {
    product: 'Moto',
    did: 'Stores objects without SSE-C, ignoring the SSE-C headers, as read in its code.',
    fault: 'ignores-ssec',
    urls: ['https://github.com/getmoto/moto/tree/master/moto/s3'],
  },
  'ozone-ignored': {
    product: 'Apache Ozone',
    did: 'Does not support SSE-C and ignores its headers.',
    fault: 'ignores-ssec',
    urls: [
      'https://github.com/apache/ozone/blob/master/hadoop-ozone/s3gateway/src/main/java/org/apache/hadoop/ozone/s3/endpoint/ObjectAttributesHandler.java',
    ],
  },
  'swift-s3api-ignored': {
    product: 'OpenStack Swift',
    did: 'Stores objects without SSE-C, ignoring the SSE-C headers, as read in its code.',
    fault: 'ignores-ssec',
    urls: [
      'https://github.com/openstack/swift/blob/master/swift/common/middleware/s3api/s3request.py',
    ],
  },
  's3mock-anyvalue': {
    product: 'S3Mock',
    did: 'Confirms whatever the SSE-C headers hold and stores without SSE-C, as read in its code.',
    fault: 'confirms-what-it-ignores',
    urls: ['https://github.com/adobe/S3Mock/tree/main/integration-tests'],
  },
  'garage-wrongkey': {
    product: 'Garage',
    did: 'Answers 400 instead of 403 to a read with a wrong key, as read in its code.',
    fault: 'wrong-key-is-400',
    urls: ['https://github.com/deuxfleurs-org/garage/blob/3f4ab3a4/src/api/s3/encryption.rs'],
  },
  'exoscale-rotation': {
    product: 'Exoscale SOS',
    did: 'Cannot copy an SSE-C object to another key.',
    fault: 'copy-refuses-other-key',
    urls: ['https://community.exoscale.com/product/storage/object-storage/how-to/encryption/sse-c'],
  },
  'aws-codefinger': {
    product: 'Amazon S3 (abuse, not a bug)',
    did: 'Attackers re-encrypted objects under SSE-C keys of their own, where a policy guarded too few operations.',
    fault: 'policy-holds-for-put-alone',
    urls: [
      'https://aws.amazon.com/blogs/security/preventing-unintended-encryption-of-amazon-s3-objects/',
      'https://github.com/ministackorg/ministack/pull/1439',
    ],
  },
  's3tests-complete-400': {
    product: 'Ceph s3-tests',
    did: 'Expected CompleteMultipartUpload of an SSE-C upload to be refused without SSE-C headers.',
    fault: 'complete-needs-key',
    urls: [
      'https://github.com/ceph/s3-tests/commit/0086db1',
      'https://github.com/ceph/ceph/pull/71241',
    ],
  },
  'r2-64k': {
    product: 'Cloudflare R2',
    did: 'Returns wrong ranges after a part whose size is no multiple of 64 KiB.',
    fault: 'range-rounds-part-sizes',
    urls: ['https://github.com/cloudflare/cloudflare-docs/pull/6830'],
  },
} as const;
