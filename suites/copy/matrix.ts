import { type FaultId, type Rule, rule } from '../../core/rule.ts';
import { copySource, each } from '../../generators/index.ts';
import type { ClauseId } from '../../spec/clauses.ts';
import type { Feature } from '../../spec/features.ts';
import type { RuleId } from '../../spec/rule-ids.ts';
import { encryptionOf, type From, opensToTarget, placed, sourceOf, type To } from './scene.ts';

/** What shows on a target that nobody had a key to. */
const byFreshTarget = [
  'accepts-wrong-key',
  'caches-decrypted-object',
  'compares-key-prefix',
  'copy-ignores-target-triple',
  'copy-takes-target-key-for-source',
  'drops-last-partial-block',
  'no-echo',
  'refused-read-locks-object',
  'stores-plaintext',
] as const;

/** Every legal copy that has to do with SSE-C, beside its source and onto it, with both directives. */
export const copyMatrix = [
  legal({
    id: 'copy.matrix.ssec-source',
    title: 'An SSE-C object copies to every kind of target, which opens to its own key alone',
    clause: 'ssec.copy.source-key',
    needs: ['multipart', 'ssec-copy-source'],
    from: ['SSE-C', 'multipart'],
    to: ['plain', 'own', 'other'],
    catches: [
      'accepts-wrong-key',
      'caches-decrypted-object',
      'compares-key-prefix',
      'copy-copies-ciphertext',
      'copy-ignores-target-triple',
      'copy-keeps-source-key',
      'copy-of-parts-opens-to-anyone',
      'copy-takes-target-key-for-source',
      'drops-last-partial-block',
      'multipart-concatenates-ciphertext',
      'no-echo',
      'refused-read-locks-object',
      'rotation-keeps-old-key',
      'self-copy-crashes',
      'self-copy-to-default-keeps-key',
      'stores-plaintext',
    ],
  }),
  legal({
    id: 'copy.matrix.plain-source',
    title: 'A plain object copies under a key that alone opens it, also onto itself',
    clause: 'ssec.copy.target',
    from: ['plain'],
    to: ['other'],
    catches: byFreshTarget,
  }),
  legal({
    id: 'copy.matrix.sses3-source',
    title: 'An SSE-S3 object copies under a key that alone opens it, also onto itself',
    clause: 'ssec.copy.target',
    needs: ['sse-s3'],
    from: ['SSE-S3'],
    to: ['other'],
    catches: byFreshTarget,
  }),
  legal({
    id: 'copy.matrix.sses3-target',
    title: 'An SSE-C object copies to SSE-S3, which the answer confirms, also onto itself',
    clause: 'ssec.copy.managed-target',
    needs: ['multipart', 'sse-s3', 'ssec-copy-source'],
    from: ['SSE-C', 'multipart'],
    to: ['SSE-S3'],
    catches: [
      'copy-copies-ciphertext',
      'copy-echoes-source-key',
      'copy-forgets-managed-mode',
      'copy-source-triple-conflicts-with-sse-s3',
      'drops-last-partial-block',
      'multipart-concatenates-ciphertext',
      'self-copy-to-default-keeps-key',
    ],
  }),
];

function legal(facts: {
  readonly id: RuleId;
  readonly title: string;
  readonly clause: ClauseId;
  readonly needs?: readonly [Feature, ...Feature[]];
  readonly from: readonly From[];
  readonly to: readonly To[];
  readonly catches: readonly [FaultId, ...FaultId[]];
}): Rule {
  const { from, to, ...rest } = facts;
  return rule({
    ...rest,
    level: 'MUST',
    on: ['CopyObject'],
    given: {
      ...copySource(),
      from: each(...from),
      to: each(...to),
      place: each('beside', 'replaced', 'itself'),
    },
    arrange: sourceOf,
    act: async ({ s3 }, { keys, to, place }, source) =>
      [
        await s3.copyObject({ source, to: encryptionOf(to, keys), ...placed(place) }),
        ...(await s3.getWithEach(keys)),
      ] as const,
    expect: opensToTarget(),
  });
}
