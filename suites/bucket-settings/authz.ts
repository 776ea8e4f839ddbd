import { isAccepted } from '../../core/exchange.ts';
import { all, answers, conceals, eachAnswer, refused } from '../../core/expectations.ts';
import { falselySigned } from '../../core/false-signature.ts';
import { rule } from '../../core/rule.ts';
import { plain, ssec } from '../../core/values.ts';
import { each } from '../../generators/index.ts';
import { publicReadPolicy } from '../../spec/documents.ts';
import { keyAndBody, ownBucket, twoKeysAndBody } from '../scenes/drawn.ts';
import { withoutItsKey } from '../scenes/own-key-only.ts';

const unsigned = { mode: 'anonymous' } as const;

export const authzRules = [
  rule({
    id: 'authz.key-is-not-permission',
    level: 'MUST',
    title: 'A read of a private SSE-C object with key but no valid signature is 401, 403 or 404',
    clause: 's3.private-by-default',
    on: ['GetObject', 'HeadObject'],
    needs: ['private-objects', 'signatures'],
    given: { ...keyAndBody, signed: each('not at all', 'falsely') },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { signed }, stored) =>
      read(stored, { signing: signed === 'falsely' ? falselySigned : unsigned }),
    control: ({ read }, _, stored) => read(stored, {}),
    expect: all(refused(), all(conceals('body'), answers(401, 403, 404))),
    catches: ['key-replaces-permission', 'key-replaces-signature'],
  }),
  rule({
    id: 'authz.public-read',
    level: 'MUST',
    title: 'An unsigned read that a bucket policy allows is refused without its key',
    clause: 'ssec.get.any-without-key-fails',
    on: ['GetObject', 'HeadObject'],
    needs: ['public-policy', 'own-bucket'],
    ...{ bucket: 'own', trials: 1 },
    given: twoKeysAndBody,
    arrange: async ({ have, s3, until }, { keys: [key], body }) => {
      const put = await have.accepted(s3.putObject({ body, encryption: plain }));
      const { bucket, name } = put.request;
      const document = publicReadPolicy(`${bucket}/*`);
      await have.accepted(s3.call('PutBucketPolicy', { of: ownBucket, document }));
      const of = { name, body, encryption: plain, etag: '' };
      const open = () => s3.getObject({ of, signing: unsigned });
      await have.accepted(until(isAccepted, open));
      return have.object({ body, encryption: ssec(key) });
    },
    act: (world, { keys: [, other] }, stored) =>
      withoutItsKey(world, stored, { other, signing: unsigned }),
    control: ({ read }, _, stored) => read(stored, {}),
    expect: eachAnswer(all(refused(), conceals('body'))),
    catches: ['public-read-needs-no-key'],
  }),
  rule({
    id: 'authz.other-account',
    level: 'MUST',
    title: 'A read of a private SSE-C object with its key by another account is 401, 403 or 404',
    clause: 's3.private-by-default',
    on: ['GetObject', 'HeadObject'],
    needs: ['second-account'],
    given: keyAndBody,
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, _, stored) => read(stored, { signing: { account: 'second' } }),
    control: ({ read }, _, stored) => read(stored, {}),
    expect: all(refused(), all(conceals('body'), answers(401, 403, 404))),
    catches: ['key-replaces-account', 'key-replaces-permission'],
  }),
];
