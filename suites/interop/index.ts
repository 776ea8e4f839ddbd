import { interopRules as own } from './interop.ts';
import { interopSdkCopyRules } from './sdk-copy.ts';
import { interopSdkPresignedRules } from './sdk-presigned.ts';

/** The AWS SDK for JavaScript works with SSE-C as it is documented. */
export const interopRules = [...own, ...interopSdkCopyRules, ...interopSdkPresignedRules];
