import { presignRules } from './presign.ts';

/** A presigned URL works with the SSE-C headers that were signed, and with no others. */
export const presignedRules = [...presignRules];
