/**
 * Internal headers in which endpoints store encryption metadata, from bug reports. An endpoint must
 * not accept them from a client.
 */
export const internalHeaders = [
  ['x-internal-server-side-encryption-sealed-key', 'VEVTVCBPTkxZ'],
  ['x-minio-replication-server-side-encryption-sealed-key', 'VEVTVCBPTkxZ'],
  ['x-minio-replication-server-side-encryption-seal-algorithm', 'DAREv2-HMAC-SHA256'],
  ['x-minio-replication-server-side-encryption-iv', 'VEVTVCBPTkxZ'],
  ['x-minio-internal-server-side-encryption-sealed-key', 'VEVTVCBPTkxZ'],
] as const;

/**
 * Internal headers of reads, by which endpoints tell the replication of stored ciphertext from a
 * client, from bug reports. From a client they must open nothing.
 */
export const internalReadHeaders = [
  ['x-minio-source-replication-request', 'true'],
  ['x-minio-source-proxy-request', 'true'],
] as const;

type Line = readonly [name: string, value: string];

/** User metadata under names that products use for their own metadata of an encryption. */
export const vendorMetadata: readonly [Line, ...Line[]] = [
  ['x-amz-meta-x-minio-internal-server-side-encryption-iv', 'AAAAAAAAAAAAAAAAAAAAAA=='],
  ['x-amz-meta-x-rustfs-encryption-original-size', '1'],
  ['x-amz-meta-encrypted', 'true'],
];

/** User metadata under the name of the SSE-C header, behind its prefix. */
export const headerAsMetadata: Line = [
  'x-amz-meta-x-amz-server-side-encryption-customer-algorithm',
  'AES256',
];
