import { interopRules as own } from './interop.ts';
import { interopSdkCopyRules } from './sdk-copy.ts';
import { interopSdkPresignedRules } from './sdk-presigned.ts';

export const interopRules = [...own, ...interopSdkCopyRules, ...interopSdkPresignedRules];
