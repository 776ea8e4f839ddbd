import { type Rule, type RuleFacts, rule } from '../../core/rule.ts';
import { copySource, each } from '../../generators/index.ts';
import type { ClauseId } from '../../spec/clauses.ts';
import {
  encryptionOf,
  type From,
  opensToTarget,
  placed,
  sourceOf,
  type To,
} from '../scenes/copies.ts';

export const copyMatrixRules = [
  legal({
    id: 'copy.matrix.ssec-source',
    title: 'An SSE-C object copies to every kind of target, which opens to its own key alone',
    clause: 'ssec.copy.source-key',
    needs: ['multipart', 'ssec-copy-source'],
    from: ['SSE-C', 'multipart'],
    to: ['plain', 'own', 'other'],
    catches: ['copy-takes-target-key-for-source', 'copy-of-parts-opens-to-anyone'],
  }),
  legal({
    id: 'copy.matrix.plain-source',
    title: 'A plain object copies under a key that alone opens it, also onto itself',
    clause: 'ssec.copy.target',
    from: ['plain'],
    to: ['other'],
    catches: ['copy-takes-target-key-for-source', 'copy-ignores-target-triple'],
  }),
  legal({
    id: 'copy.matrix.sses3-source',
    title: 'An SSE-S3 object copies under a key that alone opens it, also onto itself',
    clause: 'ssec.copy.target',
    needs: ['sse-s3'],
    from: ['SSE-S3'],
    to: ['other'],
    catches: ['copy-takes-target-key-for-source', 'stores-plaintext'],
  }),
  legal({
    id: 'copy.matrix.sses3-target',
    title: 'An SSE-C object copies to SSE-S3, which the answer confirms, also onto itself',
    clause: 'ssec.copy.managed-target',
    needs: ['multipart', 'sse-s3', 'ssec-copy-source'],
    from: ['SSE-C', 'multipart'],
    to: ['SSE-S3'],
    catches: ['copy-forgets-managed-mode', 'copy-source-triple-conflicts-with-sse-s3'],
  }),
];

function legal(
  facts: RuleFacts & {
    readonly clause: ClauseId;

    readonly from: readonly From[];
    readonly to: readonly To[];
  },
): Rule {
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
    act: ({ s3 }, { keys, to, place }, source) =>
      s3.readBack(s3.copyObject({ source, to: encryptionOf(to, keys), ...placed(place) }), keys),
    expect: opensToTarget(),
  });
}
