import type { Rule } from '../core/rule.ts';
import { attributesRules } from './attributes/index.ts';
import { bucketSettingsRules } from './bucket-settings/index.ts';
import { bytesRules } from './bytes/index.ts';
import { checksumsRules } from './checksums/index.ts';
import { confirmationRules } from './confirmation/index.ts';
import { consistencyRules } from './consistency/index.ts';
import { copyObjectRules } from './copy-object/index.ts';
import { errorsRules } from './errors/index.ts';
import { etagRules } from './etag/index.ts';
import { getObjectRules } from './get-object/index.ts';
import { headObjectRules } from './head-object/index.ts';
import { headersRules } from './headers/index.ts';
import { interopRules } from './interop/index.ts';
import { isolationRules } from './isolation/index.ts';
import { lockRules } from './lock/index.ts';
import { metadataRules } from './metadata/index.ts';
import { multipartRules } from './multipart/index.ts';
import { otherFeaturesRules } from './other-features/index.ts';
import { partCopyRules } from './part-copy/index.ts';
import { postObjectRules } from './post-object/index.ts';
import { presignedRules } from './presigned/index.ts';
import { putObjectRules } from './put-object/index.ts';
import { secrecyRules } from './secrecy/index.ts';
import { streamingRules } from './streaming/index.ts';
import { transportRules } from './transport/index.ts';
import { versioningRules } from './versioning/index.ts';
import { withoutKeyRules } from './without-key/index.ts';

/** Every rule, in the order of reports. */
export const rules: readonly Rule[] = [
  ...putObjectRules,
  ...getObjectRules,
  ...headObjectRules,
  ...attributesRules,
  ...copyObjectRules,
  ...multipartRules,
  ...partCopyRules,
  ...postObjectRules,
  ...headersRules,
  ...confirmationRules,
  ...lockRules,
  ...isolationRules,
  ...secrecyRules,
  ...errorsRules,
  ...bytesRules,
  ...etagRules,
  ...checksumsRules,
  ...streamingRules,
  ...metadataRules,
  ...withoutKeyRules,
  ...consistencyRules,
  ...versioningRules,
  ...presignedRules,
  ...transportRules,
  ...bucketSettingsRules,
  ...otherFeaturesRules,
  ...interopRules,
];
