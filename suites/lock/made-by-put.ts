import type { Rule, Witnesses } from '../../core/rule.ts';
import { type Stored, ssec } from '../../core/values.ts';
import {
  type Makers,
  type PutWay,
  put,
  putBy,
  type Wanted,
} from '../../generators/ways-of-putting.ts';
import type { Feature } from '../../spec/features.ts';
import type { Read } from '../../spec/operations.ts';
import type { RuleId } from '../../spec/subjects.ts';
import { readableWithOwnKeyOnly } from '../scenes/own-key-only.ts';

export const lockMadeByPutRules = [
  puts({
    id: 'lock.made-by.put',
    what: 'by PutObject with common headers or a presigned URL',
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
      'typed-object-stored-open',
      'cross-origin-object-stored-open',
      'encoded-object-stored-open',
    ],
  }),
  puts({
    id: 'lock.made-by.put.unsigned',
    what: 'by PutObject with an unsigned payload',
    needs: ['unsigned-payload'],
    ways: ['with an unsigned payload'],
    catches: ['unsigned-object-stored-open', 'refused-read-locks-object'],
  }),
  puts({
    id: 'lock.made-by.put.tags',
    what: 'by PutObject with tags',
    needs: ['tagging'],
    ways: ['with tags'],
    catches: ['tagged-object-stored-open', 'refused-read-locks-object'],
  }),
  puts({
    id: 'lock.made-by.put.acl',
    what: 'by PutObject with an ACL',
    needs: ['acl-write'],
    ways: ['with an ACL'],
    catches: ['acl-object-stored-open', 'refused-read-locks-object'],
  }),
  puts({
    id: 'lock.made-by.put.checksum',
    what: 'by PutObject with a checksum',
    needs: ['checksums'],
    ways: ['with a CRC32', 'with a SHA-256'],
    catches: ['checksummed-object-stored-open', 'refused-read-locks-object'],
  }),
  puts({
    id: 'lock.made-by.put.storage-class',
    what: 'by PutObject with a storage class',
    needs: ['storage-class'],
    ways: ['with a storage class'],
    catches: ['storage-class-drops-ssec', 'refused-read-locks-object'],
  }),
  puts({
    id: 'lock.made-by.put.chunks',
    what: 'by PutObject in signed aws-chunked encoding',
    on: ['GetObject', 'HeadObject'],
    needs: ['streaming'],
    ways: ['in signed chunks'],
    catches: ['head-of-streamed-object-skips-key-check', 'refused-read-locks-object'],
  }),
  puts({
    id: 'lock.made-by.put.trailer',
    what: 'by PutObject with a trailing checksum',
    on: ['GetObject', 'HeadObject'],
    needs: ['trailers'],
    ways: ['with a trailer'],
    catches: ['refused-read-locks-object'],
  }),
  readableWithOwnKeyOnly({
    id: 'lock.made-by.put.if-match',
    title: 'An SSE-C object written by PutObject with If-Match is readable only with its own key',
    needs: ['conditional-put-if-match'],
    ways: ['if-match'],
    make: putIfMatch,
    catches: ['matched-object-stored-open', 'refused-read-locks-object'],
  }),
];

function puts(facts: {
  readonly id: RuleId;
  readonly what: string;
  readonly on?: readonly [Read, ...Read[]];
  readonly needs?: readonly [Feature, ...Feature[]];
  readonly ways: readonly [PutWay, ...PutWay[]];
  readonly catches: Witnesses;
}): Rule {
  const { what, ...rest } = facts;
  return readableWithOwnKeyOnly({
    on: ['GetObject'],
    ...rest,
    title: `An SSE-C object written ${what} is readable only with its own key`,
    make: putBy,
  });
}

/** PutObject with If-Match of the object that it replaces. */
async function putIfMatch(world: Makers, of: Wanted): Promise<Stored> {
  const onto = await world.have.object({ body: of.body, encryption: ssec(of.keys[1]) });
  return put(world, of, { onto, headers: [['if-match', onto.etag]] });
}
