import {
  accepted,
  all,
  answers,
  conceals,
  either,
  refused,
  returns,
  steps,
} from '../../core/expectations.ts';
import { type FaultId, type Rule, rule } from '../../core/rule.ts';
import { type CustomerKey, type Encryption, plain, ssec } from '../../core/values.ts';
import type { Level } from '../../core/verdict.ts';
import { customerKey, distinctKeys, mutation, objectBody } from '../../generators/index.ts';
import type { ClauseId } from '../../spec/clauses.ts';
import type { Feature } from '../../spec/features.ts';
import type { MutationName } from '../../spec/mutations.ts';
import type { RuleId } from '../../spec/rule-ids.ts';

/** An object that is copied onto itself. */
export const selfCopyRules = [
  rule({
    id: 'copy.self.rotate',
    level: 'MUST',
    title: 'A self-copy under a new key rotates it: the new key opens, the old one does not',
    clause: 'ssec.copy.any-encryption',
    on: ['CopyObject'],
    needs: ['ssec-copy-source'],
    given: { keys: distinctKeys(), body: objectBody() },
    arrange: ({ have }, { keys: [old], body }) => have.object({ body, encryption: ssec(old) }),
    act: async ({ s3 }, { keys: [old, fresh] }, stored) =>
      [
        await s3.copyObject({
          source: stored,
          to: ssec(fresh),
          onto: 'itself',
          headers: [['x-amz-metadata-directive', 'REPLACE']],
        }),
        await s3.getObject({ of: stored, key: fresh }),
        await s3.getObject({ of: stored, key: old }),
      ] as const,
    expect: steps(accepted(), returns('body'), all(refused(), conceals('body'))),
    catches: [
      'accepts-known-keys',
      'accepts-wrong-key',
      'caches-decrypted-object',
      'copy-copies-ciphertext',
      'copy-ignores-target-triple',
      'copy-keeps-source-key',
      'copy-takes-target-key-for-source',
      'rotation-keeps-old-key',
      'stores-plaintext',
    ],
  }),
  rule({
    id: 'copy.self.no-source-key',
    level: 'MUST',
    title: 'A self-copy without the source triple is refused and leaves the object',
    clause: 'ssec.copy.source-key',
    on: ['CopyObject'],
    given: { keys: distinctKeys(), body: objectBody() },
    arrange: ({ have }, { keys: [old], body }) => have.object({ body, encryption: ssec(old) }),
    act: async ({ s3 }, { keys: [, fresh] }, stored) =>
      [
        await s3.getObject({ of: stored }),
        await s3.copyObject({ source: stored, sourceKey: 'none', to: ssec(fresh), onto: 'itself' }),
        await s3.getObject({ of: stored }),
      ] as const,
    expect: steps(returns('body'), refused(), returns('body')),
    catches: ['copy-skips-source-key', 'drops-last-partial-block'],
  }),
  rule({
    id: 'copy.self.to-default',
    level: 'SHOULD',
    title: 'A self-copy with the source triple alone removes SSE-C or is refused',
    clause: 'recorded.copy.etag',
    on: ['CopyObject'],
    needs: ['ssec-copy-source'],
    given: { key: customerKey(), body: objectBody() },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: async ({ s3 }, _, stored) => {
      const copied = await s3.copyObject({ source: stored, to: plain, onto: 'itself' });
      const isGone = copied.status < 300;
      return [
        await s3.getObject({ of: stored, ...(isGone && { key: 'none' as const }) }),
        copied,
      ] as const;
    },
    expect: steps(returns('body'), either(accepted(), answers(400))),
    catches: [
      'copy-copies-ciphertext',
      'drops-last-partial-block',
      'self-copy-to-default-keeps-key',
    ],
  }),
  rule({
    id: 'copy.self.same-key',
    level: 'MAY',
    title: 'A self-copy under the same key is accepted or refused as no change',
    clause: 'ssec.copy.any-encryption',
    on: ['CopyObject'],
    needs: ['ssec-copy-source'],
    given: { key: customerKey(), body: objectBody() },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: async ({ s3 }, { key }, stored) => {
      const copied = await s3.copyObject({ source: stored, to: ssec(key), onto: 'itself' });
      return [await s3.getObject({ of: stored }), copied] as const;
    },
    expect: steps(returns('body'), either(accepted(), answers(400, 403))),
    catches: [
      'copy-copies-ciphertext',
      'copy-ignores-target-triple',
      'drops-last-partial-block',
      'self-copy-crashes',
    ],
  }),
];

function _source(facts: {
  readonly id: RuleId;
  readonly level?: Level;
  readonly title: string;
  readonly clause: ClauseId;
  readonly needs?: readonly [Feature, ...Feature[]];
  readonly mutations: readonly [MutationName, ...MutationName[]];
  readonly to: (keys: readonly [CustomerKey, CustomerKey]) => Encryption;
  readonly catches?: readonly [FaultId, ...FaultId[]];
}): Rule {
  const { mutations, to, catches = ['copy-skips-source-key'] as const, ...rest } = facts;
  return rule({
    level: 'MUST',
    ...rest,
    on: ['CopyObject'],
    given: { keys: distinctKeys(), body: objectBody(), mutation: mutation(...mutations) },
    arrange: ({ have }, { keys: [key], body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ s3 }, { keys, mutation }, stored) =>
      s3.copyObject({ source: stored, to: to(keys), mutation }),
    expect: all(refused(), conceals('body')),
    catches,
  });
}
