import type { Exchange } from '../../core/exchange.ts';
import { holds } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { type CustomerKey, plain, type Stored, ssec, sseS3 } from '../../core/values.ts';
import type { S3 } from '../../core/world.ts';
import {
  bodiesOf,
  copySource,
  customerKey,
  distinctKeys,
  each,
  largeBodies,
  type SharedMultipart,
  sharedMultipart,
} from '../../generators/index.ts';
import { cell } from './cell.ts';
import { encryptionOf, type Keys, opensToTarget, type To } from './scene.ts';

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
      'stores-plaintext', 'copy-fails-after-commit', 'copy-ignores-all-keys', 'copy-refuses-ssec', 'copy-to-ssec-is-truncated', 'serves-without-key'],
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
      'stores-plaintext', 'copy-fails-after-commit', 'copy-ignores-all-keys', 'copy-refuses-ssec', 'copy-to-ssec-is-truncated', 'serves-without-key'],
  }),
  cell({
    id: 'copy.ssec-to-default',
    title: 'An SSE-C object is copied to the default with its source key alone',
    clause: 'ssec.copy.source-key',
    needs: ['ssec-copy-source'],
    from: ({ source }) => ssec(source),
    to: () => plain,
    catches: ['copy-copies-ciphertext', 'drops-last-partial-block', 'copy-ignores-all-keys', 'copy-to-plain-keeps-marker'],
  }),
  cell({
    id: 'copy.ssec-to-sses3',
    title: 'An SSE-C object is copied to SSE-S3 with its source key, and SSE-S3 is confirmed',
    clause: 'ssec.copy.managed-target',
    needs: ['sse-s3', 'ssec-copy-source'],
    from: ({ source }) => ssec(source),
    to: () => sseS3,
    catches: [
      'copy-copies-ciphertext',
      'copy-echoes-source-key',
      'copy-forgets-managed-mode',
      'copy-source-triple-conflicts-with-sse-s3', 'copy-ignores-all-keys', 'copy-to-plain-keeps-marker'],
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
      'stores-plaintext', 'copy-fails-after-commit', 'copy-ignores-all-keys', 'serves-without-key'],
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
      'stores-plaintext', 'copy-fails-after-commit', 'copy-ignores-all-keys', 'copy-refuses-other-key', 'copy-to-other-key-is-ciphertext', 'serves-without-key'],
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
      'no-echo',
      'refused-read-locks-object',
      'stores-plaintext',
      'zero-byte-skips-key-check', 'confirms-what-it-ignores', 'copy-fails-after-commit', 'copy-ignores-all-keys', 'copy-refuses-other-key', 'copy-to-other-key-is-ciphertext', 'copy-to-plain-keeps-marker', 'copy-to-ssec-is-truncated', 'ignores-ssec', 'serves-without-key', 'zero-byte-takes-any-key'],
  }),
  rule({
    id: 'copy.data-equal.large',
    level: 'MUST',
    isDear: true,
    trials: 1,
    title: 'A copy of a large object holds the same bytes, open to the target key alone',
    clause: 'ssec.copy.target',
    on: ['CopyObject'],
    needs: ['ssec-copy-source'],
    given: { keys: copySource().keys, body: each(...largeBodies), to: each('other') },
    arrange: ({ have }, { keys: [key], body }) => have.object({ body, encryption: ssec(key) }),
    act: copyAndRead,
    expect: opensToTarget(),
    catches: ['copy-garbles-behind-1-mib'],
  }),
  rule({
    id: 'copy.multipart-source',
    level: 'MUST',
    isDear: true,
    trials: 1,
    title: 'A multipart SSE-C object copies whole to every kind of target',
    clause: 'ssec.copy.source-key',
    on: ['CopyObject'],
    needs: ['multipart', 'ssec-copy-source'],
    given: { shared: sharedMultipart(), key: customerKey(), to: each('plain', 'own', 'other') },
    arrange: ({ have }, { shared: { key, ...shared } }) =>
      have.object({ ...shared, encryption: ssec(key), isShared: true }),
    act: ({ s3 }, { shared, key, to }, source) =>
      copyAndRead({ s3 }, { keys: [shared.key, key], to }, source),
    expect: holds<
      readonly [Exchange, ...Exchange[]],
      { readonly shared: SharedMultipart; readonly key: CustomerKey; readonly to: To }
    >('is accepted and opens to its own key alone', (answers, { shared, key, to }) =>
      opensToTarget().check(answers, { body: shared.body, keys: [shared.key, key], to }),
    ),
    catches: [
      'copy-copies-ciphertext',
      'copy-copies-first-part-only',
      'copy-garbles-behind-1-mib',
      'copy-ignores-target-triple',
      'copy-keeps-source-key',
      'copy-takes-target-key-for-source',
      'drops-last-partial-block',
      'multipart-concatenates-ciphertext',
      'parts-in-order-of-arrival', 'complete-drops-lock', 'copy-fails-after-commit', 'copy-ignores-all-keys', 'copy-of-multipart-is-unreadable', 'copy-refuses-other-key', 'copy-to-other-key-is-ciphertext', 'copy-to-plain-keeps-marker'],
  }),
];

/** A copy beside its source, and a read of it with each key. */
async function copyAndRead(
  { s3 }: { readonly s3: S3 },
  { keys, to }: { readonly keys: Keys; readonly to: To },
  source: Stored,
) {
  const copied = await s3.copyObject({ source, to: encryptionOf(to, keys) });
  return [copied, ...(await s3.getWithEach(keys))] as const;
}
