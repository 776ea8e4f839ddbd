/** The documents that clauses quote. */
export const sources = {
  rest: {
    title: 'AWS S3, Specifying SSE-C using the REST API',
    url: 'https://docs.aws.amazon.com/AmazonS3/latest/dev/ServerSideEncryptionCustomerKeysSSEUsingRESTAPI.html',
  },
  guide: {
    title: 'AWS S3 User Guide, Using SSE-C',
    url: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerSideEncryptionCustomerKeys.html',
  },
  consistency: {
    title: 'AWS S3 User Guide, What is Amazon S3',
    url: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/Welcome.html#ConsistencyModel',
  },
  blocking: {
    title: 'AWS S3 User Guide, Blocking or unblocking SSE-C',
    url: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/blocking-unblocking-s3-c-encryption-gpb.html',
  },
  postPolicy: {
    title: 'AWS S3 User Guide, POST policy',
    url: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/HTTPPOSTForms.html',
  },
  versioning: {
    title: 'AWS S3 User Guide, Versioning',
    url: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html',
  },
  cors: {
    title: 'AWS S3 User Guide, Using CORS',
    url: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html',
  },
  website: {
    title: 'AWS S3 User Guide, Website endpoints',
    url: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/WebsiteEndpoints.html',
  },
  denySsec: {
    title: 'AWS samples, resource control policy that denies SSE-C',
    url: 'https://github.com/aws-samples/resource-control-policy-examples/blob/main/Service-specific-controls/S3-Deny-SSE-C.json',
  },
  suspended: {
    title: 'AWS S3 User Guide, Objects in versioning-suspended buckets',
    url: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/AddingObjectstoVersionSuspendedBuckets.html',
  },
  integrity: {
    title: 'AWS S3 User Guide, Checking object integrity',
    url: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html',
  },
  sdkIntegrity: {
    title: 'AWS SDKs and Tools Reference Guide, Data integrity protections for Amazon S3',
    url: 'https://docs.aws.amazon.com/sdkref/latest/guide/feature-dataintegrity.html',
  },
  post: api('RESTObjectPOST'),
  putAnnotation: api('PutObjectAnnotation'),
  updateEncryption: api('UpdateObjectEncryption'),
  put: api('PutObject'),
  get: api('GetObject'),
  head: api('HeadObject'),
  copy: api('CopyObject'),
  create: api('CreateMultipartUpload'),
  part: api('UploadPart'),
  partCopy: api('UploadPartCopy'),
  complete: api('CompleteMultipartUpload'),
  abort: api('AbortMultipartUpload'),
  listParts: api('ListParts'),
  listUploads: api('ListMultipartUploads'),
  attributes: api('GetObjectAttributes'),
  deleteObject: api('DeleteObject'),
  deleteObjects: api('DeleteObjects'),
  getAcl: api('GetObjectAcl'),
  putAcl: api('PutObjectAcl'),
  putTagging: api('PutObjectTagging'),
  putRetention: api('PutObjectRetention'),
  listVersions: api('ListObjectVersions'),
  select: api('SelectObjectContent'),
  torrent: api('GetObjectTorrent'),
  restore: api('RestoreObject'),
  bucketEncryption: api('PutBucketEncryption'),
  deleteBucketEncryption: api('DeleteBucketEncryption'),
  encryptionRule: api('ServerSideEncryptionRule'),
  attributesParts: api('GetObjectAttributesParts'),
  blockedTypes: api('BlockedEncryptionTypes'),
  object: api('Object'),
  errors: {
    title: 'AWS S3 API Reference, Error responses',
    url: 'https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html',
  },
  http: { title: 'RFC 9110, HTTP Semantics', url: 'https://www.rfc-editor.org/rfc/rfc9110' },
  sigv4: {
    title: 'AWS S3 API Reference, Authenticating requests (SigV4)',
    url: 'https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html',
  },
  recorded: {
    title: 'Answers of Amazon S3 recorded on 2026-02-21 in the public snapshot tests of LocalStack',
    url: 'https://github.com/localstack/localstack/blob/8b9a79f/tests/aws/services/s3/test_s3.snapshot.json',
  },
  recordedMarch: {
    title: 'Answers of Amazon S3 recorded in March 2026 in the tests of dyus/meeseeks-s3 (MIT)',
    url: 'https://github.com/dyus/meeseeks-s3/tree/73f66ec/tests',
  },
  boto982: {
    title: 'Answer of Amazon S3 in boto/boto3 issue 982',
    url: 'https://github.com/boto/boto3/issues/982',
  },
  boto684: {
    title: 'Answer of Amazon S3 in boto/boto3 issue 684',
    url: 'https://github.com/boto/boto3/issues/684',
  },
  minio4894: {
    title: 'Answer of Amazon S3 in minio/minio pull request 4894',
    url: 'https://github.com/minio/minio/pull/4894',
  },
  localstackValidation: {
    title: 'localstack/localstack, S3 request validation',
    url: 'https://github.com/localstack/localstack/blob/8b9a79f/localstack-core/localstack/services/s3/validation.py',
  },
  localstack12136: {
    title: 'localstack/localstack issue 12136',
    url: 'https://github.com/localstack/localstack/issues/12136',
  },
  minioErrors: {
    title: 'minio/minio, API errors',
    url: 'https://github.com/minio/minio/blob/7aac2a2/cmd/api-errors.go',
  },
  s3tests: {
    title: 'ceph/s3-tests, test_encryption_sse_c_method_head',
    url: 'https://github.com/ceph/s3-tests/blob/8f0ae7b/s3tests/functional/test_s3.py',
  },
  hadoop: {
    title: 'apache/hadoop, S3A tests of SSE-C against Amazon S3',
    url: 'https://github.com/apache/hadoop/blob/trunk/hadoop-tools/hadoop-aws/src/test/java/org/apache/hadoop/fs/s3a/ITestS3AEncryptionSSEC.java',
  },
  garagePost: {
    title: 'deuxfleurs-org/garage, form uploads',
    url: 'https://git.deuxfleurs.fr/Deuxfleurs/garage/src/branch/main-v1/src/api/s3/post_object.rs',
  },
  rustfsSse: {
    title: 'rustfs/rustfs, checks of encryption headers',
    url: 'https://github.com/rustfs/rustfs/blob/20d1266/rustfs/src/storage/sse.rs',
  },
} as const;

function api(operation: string): { readonly title: string; readonly url: string } {
  return {
    title: `AWS S3 API Reference, ${operation}`,
    url: `https://docs.aws.amazon.com/AmazonS3/latest/API/API_${operation}.html`,
  };
}

export type SourceId = keyof typeof sources;
