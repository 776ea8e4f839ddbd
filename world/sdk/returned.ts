import type { HeaderPair } from '../../core/values.ts';

/** What an SDK returns of an answer, and the header that says the same on the wire. */
const spellings: Readonly<Record<string, string>> = {
  ETag: 'etag',
  VersionId: 'x-amz-version-id',
  ContentLength: 'content-length',
  ContentRange: 'content-range',
  ServerSideEncryption: 'x-amz-server-side-encryption',
  SSECustomerAlgorithm: 'x-amz-server-side-encryption-customer-algorithm',
  SSECustomerKeyMD5: 'x-amz-server-side-encryption-customer-key-MD5',
  ChecksumCRC32: 'x-amz-checksum-crc32',
  ChecksumSHA256: 'x-amz-checksum-sha256',
};

/** What the SDK returned to the application, as headers: what it lost on the way is not there. */
export function returnedHeaders(output: object): readonly HeaderPair[] {
  return Object.entries({ ...copyResultOf(output), ...output }).flatMap(([member, value]) => {
    const name = spellings[member];
    const isText = typeof value === 'string' || typeof value === 'number';
    return name !== undefined && isText ? [[name, String(value)] as const] : [];
  });
}

/** CopyObject names the ETag in its document. */
function copyResultOf(output: object): object {
  const result = 'CopyObjectResult' in output ? output.CopyObjectResult : undefined;
  return typeof result === 'object' && result !== null ? result : {};
}
