import type { Exchange } from '../../core/exchange.ts';
import { accepted, holds, opensOnlyAs, returns } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { type Encryption, type ObjectBody, plain, ssec, sseS3 } from '../../core/values.ts';
import {
  bodiesOf,
  customerKey,
  distinctKeys,
  each,
  sharedMultipart,
} from '../../generators/index.ts';
import { type Cell, cell } from './cell.ts';

/** CopyObject in every valid cell of source and target. */
export const copyCells = [
  cell({
    id: 'copy.plain-to-ssec',
    title: 'A plain object is copied under a target key alone',
    clause: 'ssec.copy.target',
    from: () => plain,
    to: ({ target }) => ssec(target),
    catches: [
      'accepts-wrong-key',
      'caches-decrypted-object',
      'copy-ignores-target-triple',
      'copy-takes-target-key-for-source',
      'drops-last-partial-block',
      'no-echo',
      'refused-read-locks-object',
      'stores-plaintext',
    ],
  }),
  cell({
    id: 'copy.sses3-to-ssec',
    title: 'An SSE-S3 object is copied under a target key alone',
    clause: 'ssec.copy.target',
    needs: ['sse-s3'],
    from: () => sseS3,
    to: ({ target }) => ssec(target),
    catches: [
      'accepts-wrong-key',
      'caches-decrypted-object',
      'copy-ignores-target-triple',
      'copy-takes-target-key-for-source',
      'no-echo',
      'refused-read-locks-object',
      'stores-plaintext',
    ],
  }),
  cell({
    id: 'copy.ssec-to-default',
    title: 'An SSE-C object is copied to the default with its source key alone',
    clause: 'ssec.copy.source-key',
    needs: ['ssec-copy-source'],
    from: ({ source }) => ssec(source),
    to: () => plain,
    catches: ['copy-copies-ciphertext', 'drops-last-partial-block'],
  }),
  cell({
    id: 'copy.ssec-to-sses3',
    title: 'An SSE-C object is copied to SSE-S3 with its source key',
    clause: 'ssec.copy.managed-target',
    needs: ['sse-s3', 'ssec-copy-source'],
    from: ({ source }) => ssec(source),
    to: () => sseS3,
    catches: ['copy-copies-ciphertext', 'copy-source-triple-conflicts-with-sse-s3'],
  }),
  cell({
    id: 'copy.ssec-to-ssec-same-key',
    title: 'An SSE-C object is copied under the same key',
    clause: 'ssec.copy.source-key',
    needs: ['ssec-copy-source'],
    from: ({ source }) => ssec(source),
    to: ({ source }) => ssec(source),
    catches: [
      'accepts-wrong-key',
      'caches-decrypted-object',
      'copy-copies-ciphertext',
      'copy-ignores-target-triple',
      'drops-last-partial-block',
      'no-echo',
      'stores-plaintext',
    ],
  }),
  cell({
    id: 'copy.ssec-to-ssec-other-key',
    title: 'An SSE-C object is copied under another key, which alone opens the copy',
    clause: 'ssec.copy.target',
    needs: ['ssec-copy-source'],
    from: ({ source }) => ssec(source),
    to: ({ target }) => ssec(target),
    catches: [
      'accepts-known-keys',
      'accepts-wrong-key',
      'caches-decrypted-object',
      'copy-copies-ciphertext',
      'copy-ignores-target-triple',
      'copy-keeps-source-key',
      'copy-takes-target-key-for-source',
      'drops-last-partial-block',
      'no-echo',
      'refused-read-locks-object',
      'stores-plaintext',
    ],
  }),
  rule({
    id: 'copy.data-equal',
    level: 'MUST',
    title: 'A copy holds the same bytes, open to the target key alone',
    clause: 'ssec.copy.any-encryption',
    on: ['CopyObject'],
    needs: ['ssec-copy-source'],
    given: {
      keys: distinctKeys(),
      body: bodiesOf(0, 1, 1024, 65_537),
      from: each('plain', 'SSE-C'),
      to: each('plain', 'SSE-C'),
    },
    arrange: ({ have }, { body, keys: [source], from }) =>
      have.object({ body, encryption: from === 'plain' ? plain : ssec(source) }),
    act: async ({ s3 }, { keys, to }, source) => {
      const copied = await s3.copyObject({ source, to: to === 'plain' ? plain : ssec(keys[1]) });
      return [copied, ...(await s3.getWithEach(keys))] as const;
    },
    expect: holds<readonly [Exchange, ...Exchange[]], Cell>(
      'opens to its own key alone',
      ([copied, ...reads], drawn) => {
        const to: Encryption = drawn.to === 'plain' ? plain : ssec(drawn.keys[1]);
        const rejected = accepted().check(copied, drawn);
        return rejected.length > 0 ? rejected : opensOnlyAs('to').check(reads, { ...drawn, to });
      },
    ),
    catches: [
      'accepts-known-keys',
      'accepts-wrong-key',
      'caches-decrypted-object',
      'copy-copies-ciphertext',
      'copy-ignores-target-triple',
      'copy-keeps-source-key',
      'copy-takes-target-key-for-source',
      'dedupes-by-key',
      'drops-last-partial-block',
      'refused-read-locks-object',
      'stores-plaintext',
      'zero-byte-skips-key-check',
    ],
  }),
  rule({
    id: 'copy.multipart-source',
    level: 'MUST',
    title: 'A multipart SSE-C object copies whole to every kind of target',
    clause: 'ssec.copy.source-key',
    on: ['CopyObject'],
    needs: ['multipart', 'ssec-copy-source'],
    given: { shared: sharedMultipart(), key: customerKey(), to: each('plain', 'SSE-C') },
    arrange: ({ have }, { shared }) =>
      have.object({
        body: shared.body,
        partSizesBytes: shared.partSizesBytes,
        encryption: ssec(shared.key),
        isShared: true,
      }),
    act: async ({ s3 }, { key, to }, source) => {
      const target = to === 'plain' ? plain : ssec(key);
      const copied = await s3.copyObject({ source, to: target });
      const of = { ...source, name: copied.request.name, encryption: target };
      return [copied, await s3.getObject({ of })] as const;
    },
    expect: holds<
      readonly [Exchange, Exchange],
      { readonly shared: { readonly body: ObjectBody } }
    >('is accepted and returns the object', ([copied, read], { shared }) => [
      ...accepted().check(copied, undefined),
      ...returns('body').check(read, shared),
    ]),
    catches: [
      'copy-copies-ciphertext',
      'copy-copies-first-part-only',
      'copy-ignores-target-triple',
      'copy-keeps-source-key',
      'copy-takes-target-key-for-source',
      'drops-last-partial-block',
      'multipart-concatenates-ciphertext',
      'parts-in-order-of-arrival',
    ],
  }),
];
