/** What an endpoint may lack without breaking SSE-C; a rule that needs one is skipped there. */
export const features = {
  versioning:
    'PutBucketVersioning with Enabled is accepted and three writes in a row return a version id.',
  'post-form': 'A plain POST Object form is accepted.',
  'bucket-policy': 'PutBucketPolicy is accepted and GetBucketPolicy returns the document.',
  'http-endpoint': 'A plain http endpoint is named, and a plain object is written and read there.',
  'object-attributes': 'GetObjectAttributes of a plain object answers its own document.',
  'sse-s3': 'A write with x-amz-server-side-encryption: AES256 is accepted and confirmed.',
  'missing-is-404':
    'A read of a name that holds nothing answers 404, as for a caller who may list.',
  tagging: 'PutObjectTagging of a plain object is accepted.',
  'acl-read': 'GetObjectAcl of a plain object is accepted.',
  'acl-write': 'PutObjectAcl of a plain object is accepted.',
  'empty-headers': 'A signed header with an empty value reaches the endpoint.',
  'part-number': 'GetObject with a part number returns that part of a plain object in two parts.',
  'conditional-writes': 'PutObject with If-None-Match: * refuses to overwrite a plain object.',
  'conditional-put-if-match':
    'PutObject of a plain object takes If-Match of its ETag and no other.',
  'if-range': 'GetObject of a plain object honours If-Range.',
  checksums: 'A plain write with x-amz-checksum-crc32 is accepted and a wrong one refused.',
  'checksum-crc32c': 'The same of x-amz-checksum-crc32c.',
  'checksum-crc64nvme': 'The same of x-amz-checksum-crc64nvme.',
  'checksum-sha1': 'The same of x-amz-checksum-sha1.',
  'checksum-sha256': 'The same of x-amz-checksum-sha256.',
  'bucket-encryption': 'GetBucketEncryption and PutBucketEncryption are accepted.',
  'delete-multi': 'DeleteObjects of a plain object is accepted.',
  'blocked-encryption': 'PutBucketEncryption with BlockedEncryptionTypes is accepted and returned.',
  kms: 'A write with x-amz-server-side-encryption: aws:kms is accepted.',
  multipart: 'CreateMultipartUpload of a plain object is accepted.',
  copy: 'CopyObject of a plain object is accepted.',
  'ssec-copy-source': 'A copy of an SSE-C object with its source triple is not answered with 501.',
  'policy-condition-key': 'A policy on the SSE-C condition key does not shut everybody out.',
  'object-lock': 'A bucket with object lock can be made.',
  streaming: 'A plain aws-chunked upload is accepted.',
  trailers: 'A plain aws-chunked upload with a trailing checksum is accepted.',
  'signed-trailers':
    'A plain aws-chunked upload with signed chunks and a trailing checksum is accepted.',
  'unsigned-payload': 'A plain write with UNSIGNED-PAYLOAD is accepted.',
  cors: 'PutBucketCors is accepted.',
  'own-bucket': 'The run works in a bucket that it created itself.',
  select: 'SelectObjectContent of a plain object is accepted.',
  'conditional-copies': 'CopyObject with If-None-Match: * refuses to overwrite a plain object.',
  'conditional-completes':
    'CompleteMultipartUpload with If-None-Match: * refuses to overwrite a plain object.',
  'mp-object-size':
    'CompleteMultipartUpload of a plain upload refuses an x-amz-mp-object-size that is wrong.',
  'storage-class': 'A plain write with x-amz-storage-class: REDUCED_REDUNDANCY is accepted.',
  annotations: 'PutObjectAnnotation of a plain object is accepted.',
  'update-encryption':
    'UpdateObjectEncryption of a plain object is accepted and leaves its bytes alone.',
  sdk: 'The SDK that an independent client is made of is installed and asked for.',
  'conditional-deletes': 'DeleteObject with If-Match of another ETag is refused.',
} as const;

export type Feature = keyof typeof features;
