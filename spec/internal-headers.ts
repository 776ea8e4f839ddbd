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
