import { authzRules } from './authz.ts';
import { blockedRules } from './blocked.ts';
import { bucketencRules } from './bucketenc.ts';
import { corsRules } from './cors.ts';
import { policyRules } from './policy.ts';

export const bucketSettingsRules = [
  ...policyRules,
  ...authzRules,
  ...blockedRules,
  ...bucketencRules,
  ...corsRules,
];
