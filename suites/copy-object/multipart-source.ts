import type { Exchange } from '../../core/exchange.ts';
import { holds, refused } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { type CustomerKey, ssec } from '../../core/values.ts';
import {
  customerKey,
  each,
  mutation,
  type SharedMultipart,
  sharedMultipart,
} from '../../generators/index.ts';
import { copiedToTarget, copyAndRead, type To } from '../scenes/copies.ts';
import { sharedObject } from '../scenes/multipart-object.ts';

export const copyMultipartSourceRules = [
  rule({
    id: 'copy.multipart-source',
    level: 'MUST',
    hasLargeBodies: true,
    trials: 1,
    title: 'A copy of a multipart SSE-C object keeps all bytes; an SSE-C copy needs the target key',
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
    >('is accepted and readable with its own key alone', (answers, { shared, key, to }) =>
      copiedToTarget().check(answers, { body: shared.body, keys: [shared.key, key], to }),
    ),
    catches: ['copy-of-multipart-is-unreadable', 'copy-garbles-behind-1-mib'],
  }),
  rule({
    id: 'copy.multipart-source.locked',
    level: 'MUST',
    title: 'A copy of a multipart SSE-C object without the right source key is refused',
    clause: 'ssec.copy.source-key',
    on: ['CopyObject', 'UploadPartCopy'],
    needs: ['multipart'],
    trials: 1,
    given: { shared: sharedMultipart(), mutation: mutation('triple.none', 'key.other') },
    arrange: ({ have }, { shared }) => have.object(sharedObject(shared)),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation }),
    expect: refused(),
    catches: ['multipart-source-needs-no-key', 'accepts-wrong-key'],
  }),
];
