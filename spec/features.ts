/**
 * Features that an endpoint may lack without breaking SSE-C, each with the condition by which its
 * probe finds it. A rule that needs a missing feature is skipped.
 */
export const features = {
  versioning:
    'PutBucketVersioning with Enabled is accepted and three writes in a row return a version id.',
  'post-form': 'A plain POST Object form is accepted.',
  'bucket-policy':
    'PutBucketPolicy is accepted, and a plain write that the policy denies is refused afterwards.',
  'public-policy':
    'PutBucketPolicy lets everybody read, and an unsigned read of a plain object is accepted.',
  'http-endpoint': 'A plain http endpoint is given, and a plain object is written and read there.',
  'object-attributes': 'GetObjectAttributes of a plain object returns its ETag or its size.',
  signatures: 'A plain write with a false signature is refused.',
  'presigned-signatures': 'A plain write by a presigned URL with a false signature is refused.',
  'private-objects': 'An anonymous read of a plain object is refused.',
  'second-account': 'A second account is given, and its read of a plain object is 401, 403 or 404.',
  'slashed-names': 'A plain write under a name with "//" is accepted.',
  'folder-names': 'A plain write under a name that ends in "/" is accepted.',
  'long-names': 'A plain write under a name with 840 letters in a row is accepted.',
  'sse-s3': 'A write with x-amz-server-side-encryption: AES256 is accepted and confirmed.',
  'missing-is-404':
    'A read of a missing object answers 404, as it does with permission to list the bucket.',
  tagging: 'PutObjectTagging of a plain object is accepted.',
  'acl-read': 'GetObjectAcl of a plain object is accepted.',
  'acl-write': 'PutObjectAcl of a plain object is accepted.',
  'empty-headers': 'A signed header with an empty value reaches the endpoint.',
  'part-number': 'GetObject with a part number returns that part of a plain object in two parts.',
  'conditional-writes': 'PutObject with If-None-Match: * refuses to overwrite a plain object.',
  'conditional-put-if-match':
    'PutObject over a plain object accepts If-Match with its ETag and refuses another ETag.',
  'if-range': 'GetObject of a plain object honours If-Range.',
  checksums:
    'A plain write with a right x-amz-checksum-crc32 is accepted, with a wrong one refused.',
  'checksum-crc32c': 'The same as `checksums` for x-amz-checksum-crc32c.',
  'checksum-crc64nvme': 'The same as `checksums` for x-amz-checksum-crc64nvme.',
  'checksum-sha1': 'The same as `checksums` for x-amz-checksum-sha1.',
  'checksum-sha256': 'The same as `checksums` for x-amz-checksum-sha256.',
  'bucket-encryption': 'GetBucketEncryption and PutBucketEncryption are accepted.',
  'delete-multi': 'DeleteObjects of a plain object is accepted.',
  'blocked-encryption': 'PutBucketEncryption with BlockedEncryptionTypes is accepted and returned.',
  kms: 'A write with x-amz-server-side-encryption: aws:kms is accepted.',
  multipart: 'CreateMultipartUpload of a plain object is accepted.',
  copy: 'CopyObject of a plain object is accepted.',
  'ssec-copy-source': 'A copy with copy-source SSE-C headers is not answered with 501.',
  'policy-condition-key':
    'Under a policy that requires SSE-C by its condition key, an SSE-C write is accepted.',
  'object-lock': 'A bucket with object lock can be created.',
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
  sdk: 'The AWS SDK for JavaScript is installed, and --require sdk was given.',
  'conditional-deletes': 'DeleteObject with If-Match of another ETag is refused.',
} as const;

export type Feature = keyof typeof features;
