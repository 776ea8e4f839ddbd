import { rows } from '../fault-facts.ts';

/** Permissions, bucket policies and cross-origin requests. */
export const policyFaults = {
  'key-replaces-permission': {
    does: 'Serves a request without permission if it carries a customer key.',
  },
  'key-replaces-account': {
    does: 'Serves a signed request of any account if it carries a customer key.',
  },
  'key-replaces-signature': {
    does: 'Serves a request with a false signature if it carries a customer key.',
  },
  'policy-key-missing': { does: 'Ignores policy statements with a condition.' },
  'policy-holds-for-put-alone': { does: 'Applies the bucket policy to PutObject only.' },
  'policy-takes-source-algorithm': {
    does: 'Takes the algorithm of the source of a copy for the one that a policy asks for.',
  },
  'policy-crashes-complete': {
    does: 'Answers 500 to CompleteMultipartUpload in a bucket with a policy.',
  },
  'takes-other-algorithm-under-policy': {
    does: 'Accepts algorithm AES192, even where a policy requires AES256.',
  },
  'cors-forbids-ssec-headers': { does: 'Refuses preflight requests that name SSE-C headers.' },
  'cors-exposes-key': { does: 'Lists the customer key header in Access-Control-Expose-Headers.' },
  ...rows('Does not apply the bucket policy to {}.', {
    'policy-misses-forms': 'forms',
    'policy-misses-copies': 'copies',
    'policy-misses-uploads': 'the creation of multipart uploads',
  }),
} as const;
