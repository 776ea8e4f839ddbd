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
    catches: ['copy-garbles-behind-1-mib', 'copy-copies-first-part-only'],
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
    catches: ['copy-of-multipart-is-unreadable', 'copy-garbles-behind-1-mib'],
  }),
];
