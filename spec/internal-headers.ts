/**
 * Headers in which endpoints keep their own books about encryption, as reports of bugs name them.
 * A client that sends them must not be believed.
 */
export const internalHeaders = [
  ['x-internal-server-side-encryption-sealed-key', 'VEVTVCBPTkxZ'],
  ['x-minio-replication-server-side-encryption-sealed-key', 'VEVTVCBPTkxZ'],
  ['x-minio-replication-server-side-encryption-seal-algorithm', 'DAREv2-HMAC-SHA256'],
  ['x-minio-replication-server-side-encryption-iv', 'VEVTVCBPTkxZ'],
  ['x-minio-internal-server-side-encryption-sealed-key', 'VEVTVCBPTkxZ'],
] as const;
