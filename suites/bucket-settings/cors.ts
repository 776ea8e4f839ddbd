import { type Exchange, header } from '../../core/exchange.ts';
import { accepted, holds } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { corsDocument } from '../../spec/documents.ts';
import { ownBucket } from '../scenes/drawn.ts';

const prefix = 'x-amz-server-side-encryption-customer-';

const members = [`${prefix}algorithm`, `${prefix}key`, `${prefix}key-md5`];

const listed = (answer: Exchange, name: string) =>
  (header(answer, name) ?? '').split(',').map((one) => one.trim().toLowerCase());

export const corsRules = [
  rule({
    id: 'cors.preflight',
    level: 'SHOULD',
    title: 'A preflight request may name the SSE-C headers, and none exposes the key',
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
          ['access-control-request-headers', members.join(',')],
        ],
      }),
    expect: allowsTheThreeHeadersAndHidesTheKey(),
    catches: ['cors-exposes-key', 'cors-forbids-ssec-headers'],
  }),
];

function allowsTheThreeHeadersAndHidesTheKey() {
  return holds<Exchange, object>('allows the three headers and hides the key', (answer) => [
    ...accepted().check(answer, undefined),
    ...allows(answer),
    ...hides(answer),
  ]);
}

function allows(answer: Exchange) {
  const names = listed(answer, 'access-control-allow-headers');
  const missing = members.filter((name) => !names.includes(name) && !names.includes('*'));
  return missing.map((name) => ({ expected: `allows ${name}`, received: names.join(', ') }));
}

function hides(answer: Exchange) {
  const names = listed(answer, 'access-control-expose-headers');
  const isShown = names.includes(`${prefix}key`);
  return isShown ? [{ expected: 'the key is not exposed', received: names.join(', ') }] : [];
}
