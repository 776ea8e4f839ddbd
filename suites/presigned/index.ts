import { presignRules } from './presign.ts';
import { presignQueryParamsRules } from './query-params.ts';

/** A presigned URL works with the SSE-C headers that were signed, and with no others. */
export const presignedRules = [...presignRules, ...presignQueryParamsRules];
