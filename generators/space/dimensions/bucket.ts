import type { DimensionValues } from './dimension.ts';

/** The state of the bucket. */
export const bucket = {
  plain: { says: 'never versioned, without default encryption of its own' },
  versioned: { says: 'versioning is enabled', needs: ['versioning'] },
  suspended: { says: 'versioning was enabled and is suspended', needs: ['versioning'] },
  'default-SSE-S3': { says: 'default encryption SSE-S3', needs: ['bucket-encryption'] },
  'default-SSE-KMS': { says: 'default encryption SSE-KMS', needs: ['bucket-encryption', 'kms'] },
} as const satisfies DimensionValues;
