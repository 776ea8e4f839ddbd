import { authzRules } from './authz.ts';
import { blockedRules } from './blocked.ts';
import { bucketencRules } from './bucketenc.ts';
import { corsRules } from './cors.ts';
import { policyRules } from './policy.ts';

/** Bucket policy, blocked encryption types, default encryption and CORS apply to SSE-C. */
export const bucketSettingsRules = [
  ...policyRules,
  ...authzRules,
  ...blockedRules,
  ...bucketencRules,
  ...corsRules,
];
