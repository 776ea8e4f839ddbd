import { upcRangeRules } from './range.ts';
import { upcSourceRules } from './source.ts';
import { upcSsecToRules } from './ssec-to.ts';
import { upcTargetRules } from './target.ts';
import { upcRules } from './upc.ts';

/** UploadPartCopy needs the key of its source object and the key of the upload. */
export const partCopyRules = [
  ...upcRules,
  ...upcRangeRules,
  ...upcSourceRules,
  ...upcSsecToRules,
  ...upcTargetRules,
];
