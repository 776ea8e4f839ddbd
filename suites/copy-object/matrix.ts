import { type Rule, type RuleFacts, rule } from '../../core/rule.ts';
import { copySource, each } from '../../generators/index.ts';
import type { ClauseId } from '../../spec/clauses.ts';
import {
  copiedToTarget,
  encryptionOf,
  type From,
  placed,
  sourceOf,
  type To,
} from '../scenes/copies.ts';

export const copyMatrixRules = [
  copies({
    id: 'copy.matrix.ssec-source',
    title: 'A copy from SSE-C to plain needs no key; one to SSE-C is confirmed and needs its key',
    clause: 'ssec.copy.source-key',
    needs: ['multipart', 'ssec-copy-source'],
    from: ['SSE-C', 'multipart'],
    to: ['plain', 'own', 'other'],
    catches: ['copy-takes-target-key-for-source', 'copy-of-parts-opens-to-anyone'],
  }),
  copies({
    id: 'copy.matrix.plain-source',
    title: 'A copy of plain to SSE-C, also onto itself, is confirmed and read with its key alone',
    clause: 'ssec.copy.target',
    from: ['plain'],
    to: ['other'],
    catches: ['copy-takes-target-key-for-source', 'copy-ignores-target-triple'],
  }),
  copies({
    id: 'copy.matrix.sses3-source',
    title: 'A copy of SSE-S3 to SSE-C, also onto itself, is confirmed and read with its key alone',
    clause: 'ssec.copy.target',
    needs: ['sse-s3'],
    from: ['SSE-S3'],
    to: ['other'],
    catches: ['copy-takes-target-key-for-source', 'stores-plaintext'],
  }),
  copies({
    id: 'copy.matrix.sses3-target',
    title: 'A copy of SSE-C to SSE-S3, also onto itself, confirms SSE-S3 and is read without a key',
    clause: 'ssec.copy.managed-target',
    needs: ['multipart', 'sse-s3', 'ssec-copy-source'],
    from: ['SSE-C', 'multipart'],
    to: ['SSE-S3'],
    catches: ['copy-forgets-managed-mode', 'copy-source-triple-conflicts-with-sse-s3'],
  }),
];

function copies(
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
      place: each('other', 'replaced', 'itself'),
    },
    arrange: sourceOf,
    act: ({ s3 }, { keys, to, place }, source) =>
      s3.readBack(s3.copyObject({ source, to: encryptionOf(to, keys), ...placed(place) }), keys),
    expect: copiedToTarget(),
  });
}
