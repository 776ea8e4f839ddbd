import type { Exchange } from '../../core/exchange.ts';
import { holds } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { type CustomerKey, ssec } from '../../core/values.ts';
import {
  copySource,
  customerKey,
  each,
  largeBodies,
  type SharedMultipart,
  sharedMultipart,
} from '../../generators/index.ts';
import { copyAndRead, opensToTarget, type To } from './scene.ts';

/** Copies of objects that are large, or have parts. */
export const copyLarge = [
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
    catches: [
      'accepts-wrong-key',
      'caches-decrypted-object',
      'compares-key-prefix',
      'copy-copies-ciphertext',
      'copy-copies-first-part-only',
      'copy-garbles-behind-1-mib',
      'copy-ignores-target-triple',
      'copy-keeps-source-key',
      'copy-takes-target-key-for-source',
      'dedupes-by-key',
      'no-echo',
      'refused-read-locks-object',
      'stores-plaintext',
    ],
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
      'accepts-wrong-key',
      'caches-decrypted-object',
      'complete-drops-lock',
      'copy-copies-ciphertext',
      'copy-copies-first-part-only',
      'copy-fails-after-commit',
      'copy-garbles-behind-1-mib',
      'copy-ignores-all-keys',
      'copy-ignores-target-triple',
      'copy-keeps-source-key',
      'copy-of-multipart-is-unreadable',
      'copy-of-parts-opens-to-anyone',
      'copy-refuses-other-key',
      'copy-takes-target-key-for-source',
      'copy-to-other-key-is-ciphertext',
      'copy-to-plain-keeps-marker',
      'drops-last-partial-block',
      'multipart-concatenates-ciphertext',
      'no-echo',
      'parts-in-order-of-arrival',
      'refused-read-locks-object',
      'stores-plaintext',
    ],
  }),
];
