/** Bugs of endpoints of which few are known. */
export const othersBugs = {
  'localstack-11356': {
    product: 'LocalStack',
    class: 'headers-ignored',
    confidence: 'confirmed',
    urls: [
      'https://github.com/localstack/localstack/issues/11356',
      'https://github.com/localstack/localstack/commit/1f1cd5ff7',
    ],
  },
  'localstack-12162': {
    product: 'LocalStack',
    class: 'wrong-status',
    confidence: 'confirmed',
    urls: [
      'https://github.com/localstack/localstack/pull/12162',
      'https://github.com/localstack/localstack/commit/ed8c76e4a',
    ],
  },
  'localstack-coderead-md5only': {
    product: 'LocalStack',
    class: 'md5-check',
    confidence: 'code-read',
    urls: [
      'https://github.com/localstack/localstack/tree/main/localstack-core/localstack/services/s3',
    ],
  },
  's3proxy-ffea77bb': {
    product: 'S3Proxy',
    class: 'copy-source-key',
    confidence: 'confirmed',
    urls: ['https://github.com/gaul/s3proxy/commit/ffea77bb'],
  },
  's3proxy-http': {
    product: 'S3Proxy',
    class: 'http-tls',
    confidence: 'documented',
    urls: ['https://github.com/gaul/s3proxy/pull/1132'],
  },
  'ministack-1439': {
    product: 'MiniStack',
    class: 'headers-ignored',
    confidence: 'confirmed',
    urls: ['https://github.com/ministackorg/ministack/pull/1439'],
  },
  'floci-1140': {
    product: 'Floci',
    class: 'headers-ignored',
    confidence: 'confirmed',
    urls: ['https://github.com/floci-io/floci/issues/1140'],
  },
  'versitygw-2193': {
    product: 'Versity S3 Gateway',
    class: 'missing-key-accepted',
    confidence: 'confirmed',
    urls: ['https://github.com/versity/versitygw/issues/2193'],
  },
  'versitygw-s3backend': {
    product: 'Versity S3 Gateway',
    class: 'headers-ignored',
    confidence: 'code-read',
    urls: ['https://github.com/versity/versitygw/blob/main/backend/s3proxy/s3.go'],
  },
  'moto-ignored': {
    product: 'Moto',
    class: 'headers-ignored',
    confidence: 'code-read',
    urls: ['https://github.com/getmoto/moto/tree/master/moto/s3'],
  },
  'ozone-ignored': {
    product: 'Apache Ozone',
    class: 'headers-ignored',
    confidence: 'documented',
    urls: [
      'https://github.com/apache/ozone/blob/master/hadoop-ozone/s3gateway/src/main/java/org/apache/hadoop/ozone/s3/endpoint/ObjectAttributesHandler.java',
    ],
  },
  'swift-s3api-ignored': {
    product: 'OpenStack Swift',
    class: 'headers-ignored',
    confidence: 'code-read',
    urls: [
      'https://github.com/openstack/swift/blob/master/swift/common/middleware/s3api/s3request.py',
    ],
  },
  's3mock-anyvalue': {
    product: 'S3Mock',
    class: 'header-validation',
    confidence: 'code-read',
    urls: ['https://github.com/adobe/S3Mock/tree/main/integration-tests'],
  },
  'garage-wrongkey': {
    product: 'Garage',
    class: 'wrong-status',
    confidence: 'code-read',
    urls: ['https://github.com/deuxfleurs-org/garage/blob/3f4ab3a4/src/api/s3/encryption.rs'],
  },
  'exoscale-rotation': {
    product: 'Exoscale SOS',
    class: 'key-rotation',
    confidence: 'documented',
    urls: ['https://community.exoscale.com/product/storage/object-storage/how-to/encryption/sse-c'],
  },
  'aws-codefinger': {
    product: 'Amazon S3 (abuse, not a bug)',
    class: 'policy',
    confidence: 'confirmed',
    urls: [
      'https://aws.amazon.com/blogs/security/preventing-unintended-encryption-of-amazon-s3-objects/',
      'https://github.com/ministackorg/ministack/pull/1439',
    ],
  },
  's3tests-complete-400': {
    product: 'Ceph s3-tests',
    class: 'multipart-part-key',
    confidence: 'confirmed',
    urls: [
      'https://github.com/ceph/s3-tests/commit/0086db1',
      'https://github.com/ceph/ceph/pull/71241',
    ],
  },
  'r2-64k': {
    product: 'Cloudflare R2',
    class: 'part-boundary',
    confidence: 'documented',
    isAnySse: true,
    urls: ['https://github.com/cloudflare/cloudflare-docs/pull/6830'],
  },
} as const;
