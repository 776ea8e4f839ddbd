import { all, answers, conceals, refused, returns } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { customerKey, each, objectBody } from '../../generators/index.ts';
import { keyAndBody } from '../scenes/drawn.ts';

export const getConditionalRules = [
  rule({
    id: 'get.conditional.not-modified',
    level: 'MUST',
    title: 'If-None-Match with the ETag and the right key is 304 without a body',
    clause: 'get.if-none-match',
    on: ['GetObject', 'HeadObject'],
    given: keyAndBody,
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, _, stored) => read(stored, { headers: [['if-none-match', stored.etag]] }),
    expect: all(answers(304), conceals('body')),
    catches: ['ssec-ignores-conditions'],
  }),
  rule({
    id: 'get.conditional.precondition-failed',
    level: 'MUST',
    title: 'If-Match with another ETag and the right key is 412',
    clause: 'get.if-match',
    on: ['GetObject', 'HeadObject'],
    given: keyAndBody,
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, _, stored) => read(stored, { headers: [['if-match', '"0"']] }),
    expect: all(answers(412), conceals('body')),
    catches: ['ssec-ignores-conditions'],
  }),
  rule({
    id: 'get.conditional.match',
    level: 'MUST',
    title: 'If-Match with the ETag and the right key returns the object',
    clause: 'get.if-match',
    on: ['GetObject'],
    given: keyAndBody,
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, _, stored) => read(stored, { headers: [['if-match', stored.etag]] }),
    expect: returns('body'),
    catches: ['if-match-compares-plaintext-md5'],
  }),
  rule({
    id: 'get.conditional.no-key',
    level: 'MUST',
    title: 'Conditions never let a read without the right key reach the object',
    clause: 'ssec.get.any-without-key-fails',
    on: ['GetObject', 'HeadObject'],
    given: {
      key: customerKey(),
      other: customerKey(),
      body: objectBody(),
      opening: each('none', 'other'),
      condition: each('if-match', 'if-none-match'),
    },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { opening, other, condition }, stored) =>
      read(stored, {
        key: opening === 'none' ? 'none' : other,
        headers: [[condition, condition === 'if-match' ? stored.etag : '"0"']],
      }),
    control: ({ read }, { condition }, stored) =>
      read(stored, { headers: [[condition, condition === 'if-match' ? stored.etag : '"0"']] }),
    expect: all(refused(), conceals('body')),
    catches: ['conditions-skip-key-check', 'crash-on-key-error'],
  }),
];
