import { rule } from '../../core/rule.ts';
import { plain, ssec, sseS3 } from '../../core/values.ts';
import { bodiesOf, distinctKeys, each } from '../../generators/index.ts';
import { cell } from './cell.ts';
import { copyAndRead, opensToTarget } from './scene.ts';

/** CopyObject in every valid cell of source and target. */
export const copyCells = [
  cell({
    id: 'copy.plain-to-ssec',
    title: 'A plain object is copied under a target key alone',
    clause: 'ssec.copy.target',
    from: () => plain,
    to: ({ target }) => ssec(target),
    catches: ['copy-to-ssec-is-truncated', 'copy-refuses-ssec'],
  }),
  cell({
    id: 'copy.sses3-to-ssec',
    title: 'An SSE-S3 object is copied under a target key alone',
    clause: 'ssec.copy.target',
    needs: ['sse-s3'],
    from: () => sseS3,
    to: ({ target }) => ssec(target),
    catches: ['copy-to-ssec-is-truncated', 'copy-refuses-ssec'],
  }),
  cell({
    id: 'copy.ssec-to-default',
    title: 'An SSE-C object is copied to the default with its source key alone',
    clause: 'ssec.copy.source-key',
    needs: ['ssec-copy-source'],
    from: ({ source }) => ssec(source),
    to: () => plain,
    catches: ['copy-to-plain-keeps-marker', 'copy-copies-ciphertext'],
  }),
  cell({
    id: 'copy.ssec-to-sses3',
    title: 'An SSE-C object is copied to SSE-S3 with its source key, and SSE-S3 is confirmed',
    clause: 'ssec.copy.managed-target',
    needs: ['sse-s3', 'ssec-copy-source'],
    from: ({ source }) => ssec(source),
    to: () => sseS3,
    catches: ['copy-source-triple-conflicts-with-sse-s3', 'copy-echoes-source-key'],
  }),
  cell({
    id: 'copy.ssec-to-ssec-same-key',
    title: 'An SSE-C object is copied under the same key',
    clause: 'ssec.copy.source-key',
    needs: ['ssec-copy-source'],
    from: ({ source }) => ssec(source),
    to: ({ source }) => ssec(source),
    catches: ['copy-copies-ciphertext', 'copy-fails-after-commit'],
  }),
  cell({
    id: 'copy.ssec-to-ssec-other-key',
    title: 'An SSE-C object is copied under another key, which alone opens the copy',
    clause: 'ssec.copy.target',
    needs: ['ssec-copy-source'],
    from: ({ source }) => ssec(source),
    to: ({ target }) => ssec(target),
    catches: ['copy-to-other-key-is-ciphertext', 'copy-refuses-other-key'],
  }),
  rule({
    id: 'copy.data-equal',
    level: 'MUST',
    title: 'A copy holds the same bytes, open to the target key alone',
    clause: 'ssec.copy.target',
    on: ['CopyObject'],
    needs: ['ssec-copy-source'],
    given: {
      keys: distinctKeys(),
      body: bodiesOf(0, 1, 1024, 65_537),
      from: each('plain', 'SSE-C'),
      to: each('plain', 'other'),
    },
    arrange: ({ have }, { body, keys: [source], from }) =>
      have.object({ body, encryption: from === 'plain' ? plain : ssec(source) }),
    act: copyAndRead,
    expect: opensToTarget(),
    catches: ['zero-byte-takes-any-key', 'copy-takes-target-key-for-source'],
  }),
];
