import { allowsHeadersAndHidesKey, corsHeaders } from '../../core/expectations/preflighted.ts';
import { rule } from '../../core/rule.ts';
import { corsDocument } from '../../spec/documents.ts';
import { ownBucket } from '../scenes/drawn.ts';

export const corsRules = [
  rule({
    id: 'cors.preflight',
    level: 'SHOULD',
    title: 'A CORS preflight for the SSE-C headers allows them and does not expose the key header',
    clause: 'cors.allowed-headers',
    on: ['PreflightRequest'],
    needs: ['cors', 'own-bucket'],
    bucket: 'own',
    trials: 1,
    given: {},
    arrange: ({ have, s3 }) =>
      have.accepted(s3.call('PutBucketCors', { of: ownBucket, document: corsDocument })),
    act: ({ s3 }) =>
      s3.call('PreflightRequest', {
        of: { name: 'page' },
        signing: { mode: 'anonymous' },
        headers: [
          ['origin', 'https://app.example'],
          ['access-control-request-method', 'PUT'],
          ['access-control-request-headers', corsHeaders.join(',')],
        ],
      }),
    expect: allowsHeadersAndHidesKey(),
    catches: ['cors-exposes-key', 'cors-forbids-ssec-headers'],
  }),
];
