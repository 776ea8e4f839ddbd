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
