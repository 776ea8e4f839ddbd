import { type Exchange, header } from '../../core/exchange.ts';
import { accepted, holds } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { corsDocument } from '../../spec/documents.ts';
import { ownBucket } from '../scenes/drawn.ts';

const prefix = 'x-amz-server-side-encryption-customer-';

const ssecHeaders = [`${prefix}algorithm`, `${prefix}key`, `${prefix}key-md5`];

const listed = (answer: Exchange, name: string) =>
  (header(answer, name) ?? '').split(',').map((one) => one.trim().toLowerCase());

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
          ['access-control-request-headers', ssecHeaders.join(',')],
        ],
      }),
    expect: allowsHeadersAndHidesKey(),
    catches: ['cors-exposes-key', 'cors-forbids-ssec-headers'],
  }),
];

function allowsHeadersAndHidesKey() {
  return holds<Exchange, object>(
    'allows the three SSE-C headers and does not expose the key',
    (answer) => [...accepted().check(answer, undefined), ...allows(answer), ...hides(answer)],
  );
}

function allows(answer: Exchange) {
  const names = listed(answer, 'access-control-allow-headers');
  const missing = ssecHeaders.filter((name) => !names.includes(name) && !names.includes('*'));
  return missing.map((name) => ({ expected: `allows ${name}`, received: names.join(', ') }));
}

function hides(answer: Exchange) {
  const names = listed(answer, 'access-control-expose-headers');
  const isShown = names.includes(`${prefix}key`);
  return isShown ? [{ expected: 'the key is not exposed', received: names.join(', ') }] : [];
}
