import type { DimensionValues } from './dimension.ts';

/** How a read is authenticated. */
export const asked = {
  header: { says: 'by the Authorization header' },
  presigned: { says: 'by a presigned URL, with the SSE-C headers signed' },
} as const satisfies DimensionValues;
