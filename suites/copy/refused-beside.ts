import { all, conceals, refused } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { distinctKeys, objectBody } from '../../generators/index.ts';
import { superfluous } from './refusal.ts';

/** Source triples where none belongs, and triples that changed places. */
export const copyRefusedBeside = [
  superfluous({
    id: 'copy.source-headers-on-plain',
    title: 'A copy-source triple for a plain source is refused',
    from: ['plain'],
    catches: ['ignores-superfluous-triple', 'stores-plaintext', 'ignores-conflict-and-superfluous'],
  }),
  superfluous({
    id: 'copy.source-headers-on-sses3',
    title: 'A copy-source triple for an SSE-S3 source is refused',
    needs: ['sse-s3'],
    from: ['SSE-S3'],
    catches: ['ignores-superfluous-triple', 'stores-plaintext', 'ignores-conflict-and-superfluous'],
  }),
  rule({
    id: 'copy.keys-swapped',
    level: 'MUST',
    title: 'Source and target key in swapped headers are refused',
    clause: 'ssec.copy.source-same',
    on: ['CopyObject'],
    given: { keys: distinctKeys(), body: objectBody() },
    arrange: ({ have }, { keys: [key], body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ s3 }, { keys: [key, target] }, stored) =>
      s3.copyObject({ source: stored, sourceKey: target, to: ssec(key) }),
    control: ({ s3 }, { keys: [, target] }, stored) =>
      s3.copyObject({ source: stored, to: ssec(target) }),
    expect: all(refused(), conceals('body')),
    catches: [
      'accepts-wrong-key',
      'copy-skips-source-key',
      'copy-takes-target-key-for-source',
      'stores-plaintext',
      'copy-ignores-all-keys',
    ],
  }),
];
