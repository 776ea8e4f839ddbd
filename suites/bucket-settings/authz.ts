import { all, answers, conceals, refused } from '../../core/expectations.ts';
import { falselySigned } from '../../core/false-signature.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { each } from '../../generators/index.ts';
import { keyAndBody } from '../scenes/drawn.ts';

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
      read(stored, { signing: signed === 'falsely' ? falselySigned : { mode: 'anonymous' } }),
    control: ({ read }, _, stored) => read(stored, {}),
    expect: all(refused(), all(conceals('body'), answers(401, 403, 404))),
    catches: ['key-replaces-permission', 'key-replaces-signature'],
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
