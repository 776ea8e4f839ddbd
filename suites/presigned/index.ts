import { presignRules } from './presign.ts';

/** A presigned URL is valid only with the SSE-C headers that were signed. */
export const presignedRules = [...presignRules];
