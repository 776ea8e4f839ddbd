import {
  accepted,
  all,
  answers,
  conceals,
  echoes,
  keepsSecret,
  refused,
  returns,
  steps,
} from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { customerKey, each, objectBody } from '../../generators/index.ts';

/** Conditional requests on SSE-C objects. */
export const conditional = [
  rule({
    id: 'get.conditional.not-modified',
    level: 'MUST',
    title: 'If-None-Match with the ETag and the right key is 304 without a body',
    clause: 'get.if-none-match',
    on: ['GetObject', 'HeadObject'],
    given: { key: customerKey(), body: objectBody() },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, _, stored) => read(stored, { headers: [['if-none-match', stored.etag]] }),
    expect: all(answers(304), conceals('body')),
    catches: ['ssec-ignores-conditions'],
  }),
  rule({
    id: 'echo.304',
    level: 'MAY',
    title: 'A 304 with the right key holds no customer key',
    clause: 'ssec.key.not-stored',
    on: ['GetObject', 'HeadObject'],
    given: { key: customerKey(), body: objectBody() },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, _, stored) => read(stored, { headers: [['if-none-match', stored.etag]] }),
    expect: all(answers(304), keepsSecret('key')),
    catches: ['not-modified-tells-key'],
  }),
  rule({
    id: 'get.conditional.precondition-failed',
    level: 'MUST',
    title: 'If-Match with another ETag and the right key is 412',
    clause: 'get.if-match',
    on: ['GetObject', 'HeadObject'],
    given: { key: customerKey(), body: objectBody() },
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
    given: { key: customerKey(), body: objectBody() },
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
  rule({
    id: 'special.conditional-write',
    level: 'SHOULD',
    title: 'If-None-Match: * lets an SSE-C object be written once and not overwritten',
    clause: 'put.if-none-match',
    on: ['PutObject'],
    needs: ['conditional-writes'],
    given: { key: customerKey(), body: objectBody(), next: objectBody() },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: async ({ s3 }, { key, next }, stored) =>
      [
        await s3.putObject({ key, body: next, headers: [['if-none-match', '*']] }),
        await s3.getObject({ of: stored }),
        await s3.putObject({ key, body: next, onto: stored, headers: [['if-none-match', '*']] }),
        await s3.getObject({ of: stored }),
      ] as const,
    expect: steps(accepted(), returns('body'), answers(412, 409), returns('body')),
    catches: ['ssec-refuses-first-write', 'ssec-ignores-write-conditions'],
  }),
  rule({
    id: 'conditional.put-if-match',
    level: 'SHOULD',
    title: 'If-Match on a write takes the SSE-C ETag and no other',
    clause: 'put.if-match',
    on: ['PutObject'],
    needs: ['conditional-writes', 'conditional-put-if-match'],
    given: { key: customerKey(), fresh: customerKey(), body: objectBody(), next: objectBody() },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: async ({ s3 }, { fresh, next: body }, stored) => {
      const replace = (etag: string) =>
        s3.putObject({ key: fresh, body, onto: stored, headers: [['if-match', etag]] });
      return [
        await s3.getObject({ of: stored }),
        await replace('"0"'),
        await s3.getObject({ of: stored }),
        await replace(stored.etag),
        await s3.getObject({ of: stored, key: fresh }),
      ] as const;
    },
    expect: steps(
      returns('body'),
      answers(412, 409),
      returns('body'),
      echoes('fresh'),
      returns('next'),
    ),
    catches: ['put-object.changes.etag', 'ssec-ignores-write-conditions'],
  }),
  rule({
    id: 'conditional.delete-if-match',
    level: 'SHOULD',
    title: 'If-Match on a delete takes the SSE-C ETag and needs no key',
    clause: 'delete.if-match',
    on: ['DeleteObject'],
    needs: ['conditional-deletes'],
    given: { key: customerKey(), body: objectBody() },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: async ({ s3 }, _, stored) =>
      [
        await s3.getObject({ of: stored }),
        await s3.call('DeleteObject', { of: stored, headers: [['if-match', '"0"']] }),
        await s3.getObject({ of: stored }),
        await s3.call('DeleteObject', { of: stored, headers: [['if-match', stored.etag]] }),
        await s3.getObject({ of: stored }),
      ] as const,
    expect: steps(returns('body'), answers(412), returns('body'), accepted(), refused()),
    catches: ['delete-if-match-keeps-ssec', 'delete-ignores-conditions', 'delete-needs-key'],
  }),
];
