import type { HeaderPair } from '../../core/values.ts';

/** Members of an SDK output, and the response header of each. */
const spellings: Readonly<Record<string, string>> = {
  ETag: 'etag',
  VersionId: 'x-amz-version-id',
  ContentLength: 'content-length',
  // In a document, where it is the size of the object as well.
  ObjectSize: 'content-length',
  Size: 'content-length',
  ContentRange: 'content-range',
  ServerSideEncryption: 'x-amz-server-side-encryption',
  SSECustomerAlgorithm: 'x-amz-server-side-encryption-customer-algorithm',
  SSECustomerKeyMD5: 'x-amz-server-side-encryption-customer-key-MD5',
  ChecksumCRC32: 'x-amz-checksum-crc32',
  ChecksumSHA256: 'x-amz-checksum-sha256',
};

/** The output of the SDK as response headers; a header that the SDK dropped is missing here too. */
export function returnedHeaders(output: object): readonly HeaderPair[] {
  return Object.entries({ ...innerOf(output), ...output }).flatMap(([member, value]) => {
    const name = spellings[member];
    const isText = typeof value === 'string' || typeof value === 'number';
    return name !== undefined && isText ? [[name, String(value)] as const] : [];
  });
}

/** What is in a document: the result of CopyObject, and the first object of a list. */
function innerOf(output: object): object {
  const result = 'CopyObjectResult' in output ? output.CopyObjectResult : undefined;
  const [first] = 'Contents' in output && Array.isArray(output.Contents) ? output.Contents : [];
  const inner: unknown = result ?? first;
  return typeof inner === 'object' && inner !== null ? inner : {};
}
