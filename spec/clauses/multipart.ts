import type { Clause } from './clause.ts';

/** Clauses on multipart uploads. */
export const multipartClauses = {
  'ssec.mpu.create': documented('rest', 'You specify these headers in the initiate request'),
  'ssec.mpu.same-key': documented(
    'rest',
    'For each part upload request, the encryption information must be the same as what you provided in the initiate',
  ),
  'ssec.mpu.identical': documented(
    'part',
    'you must provide identical encryption information in each part upload',
  ),
  'mpu.overwritten-part': documented(
    'part',
    'If you upload a new part using the same part number, the previously uploaded part is overwritten.',
  ),
  'mpu.part-etag': documented(
    'errors',
    "the specified entity tag might not have matched the part's entity tag",
  ),
  'mpu.list.key-only-with-checksum': documented(
    'listParts',
    'This parameter is needed only when the object was created using a checksum algorithm.',
  ),
  'mpu.complete.key-only-with-checksum': documented(
    'complete',
    'required only when the object was created using a checksum algorithm or if your bucket policy requires the use of SSE-C',
  ),
  'mpu.complete.assembles': documented(
    'complete',
    'Amazon S3 concatenates all the parts in ascending order by part number to create a new object.',
  ),
  'mpu.part-number': documented('part', 'This is a positive integer between 1 and 10,000.'),
  'complete.checksum': documented(
    'complete',
    'This header can be used as a data integrity check to verify that the data received is the same data that was originally sent.',
  ),
  'copy.checksum-algorithm': documented(
    'copy',
    'Indicates the algorithm that you want Amazon S3 to use to create the checksum for the object.',
  ),
  'mpu.part-size': documented(
    'complete',
    'Each part must be at least 5 MB in size, except the last part.',
  ),
  'mpu.abort.no-members': documented('abort', 'The request has no SSE-C members.'),
  'mpu.no-such-upload': documented(
    'part',
    'the multipart upload might have been aborted or completed',
  ),
  'mpu.list-uploads.no-members': documented('listUploads', 'The request has no SSE-C members.'),
  'attributes.key': documented(
    'attributes',
    'when you retrieve the metadata from the object, you must use the following headers',
  ),
  'attributes.key-required': documented(
    'attributes',
    "These headers provide the server with the encryption key required to retrieve the object's metadata.",
  ),
  'mpu.create.default-of-bucket': documented(
    'create',
    'If the destination bucket has a default encryption configuration that uses server-side encryption with an Key Management Service (KMS) key (SSE-KMS), or a customer-provided encryption key (SSE-C), Amazon S3 uses the corresponding KMS key, or a customer-provided key to encrypt the uploaded parts.',
  ),
  'attributes.parts': documented(
    'attributesParts',
    "if an additional checksum (including x-amz-checksum-crc32, x-amz-checksum-crc32c, x-amz-checksum-sha1, or x-amz-checksum-sha256) isn't applied to the object specified in the request, the response doesn't return the Part element",
  ),
  'attributes.size': documented('attributes', 'The size of the object in bytes.'),
  'complete.if-none-match': documented(
    'complete',
    'Uploads the object only if the object key name does not already exist in the bucket specified.',
  ),
  'complete.if-match': documented(
    'complete',
    'Uploads the object only if the ETag (entity tag) value provided during the WRITE operation matches the ETag of the object in S3.',
  ),
  'complete.object-size': documented(
    'complete',
    'The expected total object size of the multipart upload request.',
  ),
} as const satisfies Record<string, Clause>;

function documented(source: Clause['source'], quote: string): Clause {
  return { quote, source, basis: 'documented' };
}
