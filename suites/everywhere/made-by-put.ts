import type { FaultId, Rule } from '../../core/rule.ts';
import type { Feature } from '../../spec/features.ts';
import type { Read } from '../../spec/operations.ts';
import type { RuleId } from '../../spec/rule-ids.ts';
import { namesOf, opensToItsKeyAlone } from './locked.ts';
import { overwrites, type PutWay, putBy, putIfMatch, putOverMultipart } from './making.ts';

/** Ways of writing an object in one request: each is read with its key, with another, and with none. */
export const madeByPutRules = [
  puts({
    id: 'lock.made-by.put',
    what: 'by PutObject',
    ways: [
      'with Content-MD5',
      'with metadata',
      'with Content-Type',
      'with Content-Encoding',
      'with Cache-Control',
      'with Content-Disposition',
      'with If-None-Match',
      'with Origin',
      'with Expect',
      'by a presigned URL',
    ],
    catches: [
      'accepts-wrong-key',
      'cached-object-stored-open',
      'cross-origin-object-stored-open',
      'digested-object-stored-open',
      'drops-last-partial-block',
      'encoded-object-stored-open',
      'expected-object-stored-open',
      'new-object-stored-open',
      'presigned-object-stored-open',
      'refused-read-locks-object',
      'stores-plaintext',
      'typed-object-stored-open',
    ],
  }),
  puts({
    id: 'lock.made-by.put.unsigned',
    what: 'with an unsigned payload',
    needs: ['unsigned-payload'],
    ways: ['with an unsigned payload'],
    catches: [
      'accepts-wrong-key',
      'refused-read-locks-object',
      'stores-plaintext',
      'unsigned-object-stored-open',
    ],
  }),
  puts({
    id: 'lock.made-by.put.tags',
    what: 'with tags',
    needs: ['tagging'],
    ways: ['with tags'],
    catches: [
      'accepts-wrong-key',
      'refused-read-locks-object',
      'stores-plaintext',
      'tagged-object-stored-open',
    ],
  }),
  puts({
    id: 'lock.made-by.put.acl',
    what: 'with an ACL',
    needs: ['acl-write'],
    ways: ['with an ACL'],
    catches: [
      'accepts-wrong-key',
      'acl-object-stored-open',
      'drops-last-partial-block',
      'refused-read-locks-object',
      'stores-plaintext',
    ],
  }),
  puts({
    id: 'lock.made-by.put.checksum',
    what: 'with a checksum',
    needs: ['checksums'],
    ways: ['with a CRC32', 'with a SHA-256'],
    catches: [
      'accepts-wrong-key',
      'checksummed-object-stored-open',
      'drops-last-partial-block',
      'refused-read-locks-object',
      'stores-plaintext',
    ],
  }),
  puts({
    id: 'lock.made-by.put.storage-class',
    what: 'with a storage class',
    needs: ['storage-class'],
    ways: ['with a storage class'],
    catches: [
      'accepts-wrong-key',
      'drops-last-partial-block',
      'refused-read-locks-object',
      'storage-class-drops-ssec',
      'stores-plaintext',
    ],
  }),
  puts({
    id: 'lock.made-by.put.chunks',
    what: 'in signed chunks',
    on: ['GetObject', 'HeadObject'],
    needs: ['streaming'],
    ways: ['in signed chunks'],
    catches: [
      'accepts-wrong-key',
      'drops-last-partial-block',
      'head-of-streamed-object-skips-key-check',
      'head-skips-key-check',
      'refused-read-locks-object',
      'reports-ciphertext-size',
      'ssec-stores-chunk-framing',
      'stores-plaintext',
    ],
  }),
  puts({
    id: 'lock.made-by.put.trailer',
    what: 'with a trailing checksum',
    on: ['GetObject', 'HeadObject'],
    needs: ['trailers'],
    ways: ['with a trailer'],
    catches: [
      'accepts-wrong-key',
      'head-of-streamed-object-skips-key-check',
      'head-skips-key-check',
      'refused-read-locks-object',
      'reports-ciphertext-size',
      'ssec-stores-chunk-framing',
      'stores-plaintext',
    ],
  }),
  opensToItsKeyAlone({
    id: 'lock.made-by.put.if-match',
    title: 'An object written with If-Match opens to its own key alone',
    needs: ['conditional-put-if-match'],
    ways: ['if-match'],
    make: putIfMatch,
    catches: [
      'accepts-known-keys',
      'accepts-wrong-key',
      'drops-last-partial-block',
      'head-skips-key-check',
      'matched-object-stored-open',
      'overwrite-keeps-old-key',
      'refused-read-locks-object',
      'reports-ciphertext-size',
      'stores-plaintext',
    ],
  }),
  opensToItsKeyAlone({
    id: 'lock.made-by.overwrite',
    title: 'An object in the place of another one opens to its own key alone',
    ways: namesOf(overwrites),
    make: (world, of, way) => overwrites[way](world, of),
    catches: [
      'accepts-known-keys',
      'accepts-wrong-key',
      'head-of-overwrite-skips-key-check',
      'head-skips-key-check',
      'overwrite-keeps-old-key',
      'overwrite-keeps-old-mode',
      'refused-read-locks-object',
      'reports-ciphertext-size',
      'stores-plaintext',
    ],
  }),
  opensToItsKeyAlone({
    id: 'lock.made-by.overwrite.multipart',
    title: 'An object in the place of a multipart object opens to its own key alone',
    needs: ['multipart'],
    ways: ['over a multipart object'],
    make: putOverMultipart,
    catches: [
      'accepts-known-keys',
      'accepts-wrong-key',
      'drops-last-partial-block',
      'head-skips-key-check',
      'overwrite-keeps-old-key',
      'refused-read-locks-object',
      'reports-ciphertext-size',
      'stores-plaintext',
    ],
  }),
];

function puts(facts: {
  readonly id: RuleId;
  readonly what: string;
  readonly on?: readonly [Read, ...Read[]];
  readonly needs?: readonly [Feature, ...Feature[]];
  readonly ways: readonly [PutWay, ...PutWay[]];
  readonly catches: readonly [FaultId, ...FaultId[]];
}): Rule {
  const { what, ...rest } = facts;
  return opensToItsKeyAlone({
    on: ['GetObject'],
    ...rest,
    title: `An object written ${what} opens to its own key alone`,
    make: putBy,
  });
}
