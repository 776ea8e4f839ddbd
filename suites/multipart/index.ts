import { mpuAbortRules } from './abort.ts';
import { mpuCompleteRules } from './complete.ts';
import { mpuCreateRules } from './create.ts';
import { mpuListpartsRules } from './listparts.ts';
import { mpuRules } from './mpu.ts';
import { mpuPartRules } from './part.ts';
import { mpuPartAnyNumberRules } from './part-any-number.ts';
import { mpuPartChecksumRules } from './part-checksum.ts';
import { mpuPartNoHeadersRules } from './part-no-headers.ts';
import { mpuPartOtherKeyRules } from './part-other-key.ts';
import { mpuPartPartialTripleRules } from './part-partial-triple.ts';
import { mpuPartRefusedLeavesNothingRules } from './part-refused-leaves-nothing.ts';
import { mpuPartReuploadRules } from './part-reupload.ts';
import { mpuPartsRules } from './parts.ts';

/** Every part of an SSE-C upload needs the key of the upload, and so does the object. */
export const multipartRules = [
  ...mpuRules,
  ...mpuAbortRules,
  ...mpuCompleteRules,
  ...mpuCreateRules,
  ...mpuListpartsRules,
  ...mpuPartAnyNumberRules,
  ...mpuPartChecksumRules,
  ...mpuPartNoHeadersRules,
  ...mpuPartOtherKeyRules,
  ...mpuPartPartialTripleRules,
  ...mpuPartRefusedLeavesNothingRules,
  ...mpuPartReuploadRules,
  ...mpuPartRules,
  ...mpuPartsRules,
];
