import type { Clause } from './clause.ts';

/** Clauses on forms, presigned URLs, policies, checksums and blocking. */
export const accessClauses = {
  'ssec.form-fields': documented(
    'rest',
    'instead of the request headers, you provide the same information in the form fields',
  ),
  'post.policy.every-field': documented(
    'postPolicy',
    'Each form field that you specify in the form (except signature, file, policy, and field names that have an x-ignore- prefix) must be included',
  ),
  'post.policy.starts-with': documented(
    'postPolicy',
    'To configure the policy to allow any content within a field, use starts-with with an empty value',
  ),
  'post.policy.length': documented(
    'postPolicy',
    'The minimum and maximum allowable size for the uploaded content.',
  ),
  'post.after-file': documented(
    'postPolicy',
    'The file or content must be the last field in the form. Any fields below it are ignored.',
  ),
  'ssec.presigned.headers': documented(
    'rest',
    'you must provide all the encryption headers in your client application',
  ),
  'ssec.presigned.algorithm': documented(
    'rest',
    'you must specify the algorithm using the x-amz-server-side-encryption-customer-algorithm in the signature calculation',
  ),
  'ssec.presigned.programmatic': documented(
    'rest',
    'you can use the presigned URL for SSE-C objects only programmatically',
  ),
  'sigv4.signed-headers': documented(
    'sigv4',
    'The signature is over the canonical request, which holds the signed headers and their values.',
  ),
  'sigv4.every-amz-header': documented(
    'sigv4',
    'Any x-amz-* headers that you plan to include in your request must also be added.',
  ),
  'sigv4.chunks': documented(
    'sigv4',
    'Each chunk signature calculation includes the signature of the previous chunk.',
  ),
  'iam.require-ssec': documented(
    'guide',
    'you can require SSE-C with the s3:x-amz-server-side-encryption-customer-algorithm condition key',
  ),
  'iam.condition-key': documented(
    'denySsec',
    '"Null": { "s3:x-amz-server-side-encryption-customer-algorithm": "false" }',
  ),
  's3.private-by-default': documented(
    'guide',
    'Amazon S3 buckets and objects are private by default.',
  ),
  'checksum.mismatch': documented(
    'errors',
    'The Content-MD5 or checksum value that you specified did not match what the server received.',
  ),
  'checksum.echo': recorded('ChecksumCRC32 of the plaintext in the answer to a write with SSE-C'),
  'checksum.of-object': documented(
    'put',
    'The Base64 encoded, 32-bit CRC32 checksum of the object.',
  ),
  'checksum.mode': documented('get', 'To retrieve the checksum, this mode must be enabled.'),
  'checksum.any-encryption': documented(
    'integrity',
    'This validation works consistently across encryption modes, object sizes, and storage classes',
  ),
  'sdk.default-checksums': documented(
    'sdkIntegrity',
    'automatically calculate a cyclic redundancy check (CRC)-based checksum for each upload and sends it to Amazon S3',
  ),
  'checksum.attributes': recorded('Checksum in the answer of GetObjectAttributes with the key'),
  'blocked.write': documented('blocking', 'will be rejected with an HTTP 403 AccessDenied error'),
  'blocked.configure': documented(
    'blocking',
    'Valid values are SSE-C, which blocks SSE-C encryption, and NONE',
  ),
  'blocked.reads': documented(
    'blocking',
    'you can still read them with GetObject or HeadObject by providing the required SSE-C headers',
  ),
  'blocked.unblock': documented(
    'blocking',
    'NONE, which allows the use SSE-C for writes to the bucket',
  ),
  'bucketenc.values': documented(
    'bucketEncryption',
    'The default encryption is SSE-S3, SSE-KMS or DSSE-KMS.',
  ),
  'bucketenc.delete-resets': documented(
    'deleteBucketEncryption',
    'resets the default encryption for the bucket as server-side encryption with Amazon S3 managed keys (SSE-S3)',
  ),
  'torrent.not-ssec': documented(
    'rest',
    'Torrents are not supported for objects encrypted using SSE-C.',
  ),
} as const satisfies Record<string, Clause>;

function documented(source: Clause['source'], quote: string): Clause {
  return { quote, source, basis: 'documented' };
}

function recorded(quote: string): Clause {
  return { quote, source: 'recorded', basis: 'recorded' };
}
