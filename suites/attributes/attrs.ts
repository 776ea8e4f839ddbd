import { crc32Base64 } from '../../core/checksum.ts';
import { child, childrenNamed, type Exchange } from '../../core/exchange.ts';
import { all, conceals, holds, refused, returns } from '../../core/expectations.ts';
import type { ObjectBody } from '../../core/object-body.ts';
import { rule } from '../../core/rule.ts';
import { plain, type Stored, ssec } from '../../core/values.ts';
import type { World } from '../../core/world.ts';
import { type SharedMultipart, sharedMultipart, twoWriters } from '../../generators/index.ts';
import { crc32 } from '../scenes/checksum-uploads.ts';
import { keyAndBody } from '../scenes/drawn.ts';
import { etagIn } from '../scenes/multipart-object.ts';
import { partOf, type SharedParts } from '../scenes/object-parts.ts';
import { refusesRead } from '../scenes/refusals.ts';
import { needs, type Two } from '../scenes/versions.ts';

export const attrsRules = [
  rule({
    id: 'attrs.plain-object-with-key',
    level: 'SHOULD',
    title: 'A triple for a plain object is refused beside GetObject and HeadObject too',
    clause: 'recorded.plain-object',
    on: ['GetObjectAttributes', 'SelectObjectContent'],
    given: keyAndBody,
    arrange: ({ have }, { body }) => have.object({ body, encryption: plain }),
    act: ({ read }, { key }, stored) => read(stored, { key }),
    control: ({ read }, _, stored) => read(stored, {}),
    expect: all(refused(), conceals('body')),
    catches: ['ignores-conflict-and-superfluous', 'ignores-superfluous-triple'],
  }),
  rule({
    id: 'attrs.right-key',
    level: 'MUST',
    title: 'GetObjectAttributes with the right triple shows the plaintext size and an ETag',
    clause: 'attributes.size',
    on: ['GetObjectAttributes'],
    given: keyAndBody,
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, _, stored) => read(stored, {}),
    expect: all(returns('body'), hasEtagElement()),
    catches: ['attributes-show-ciphertext-size', 'attributes-hide-etag'],
  }),
  refusesRead({
    id: 'attrs.no-key',
    title: 'GetObjectAttributes without the key is refused',
    clause: 'attributes.key',
    on: ['GetObjectAttributes'],
    mutations: ['triple.none'],
    catches: ['attributes-skip-key-check', 'serves-without-key'],
  }),
  refusesRead({
    id: 'attrs.wrong-key',
    title: 'GetObjectAttributes with another key is refused',
    clause: 'ssec.get.same-key',
    on: ['GetObjectAttributes'],
    mutations: ['key.other'],
    catches: ['accepts-wrong-key', 'attributes-skip-key-check'],
  }),
  rule({
    id: 'attrs.parts',
    level: 'SHOULD',
    isDear: true,
    title: 'ObjectParts of a multipart SSE-C object with checksums lists its plaintext parts',
    clause: 'attributes.parts',
    on: ['GetObjectAttributes'],
    needs: ['multipart', 'checksums'],
    trials: 1,
    given: { shared: sharedMultipart() },
    arrange: (world, { shared }) => withChecksums(world, shared),
    act: ({ s3 }, { shared }, stored) =>
      s3.call('GetObjectAttributes', {
        of: stored,
        key: shared.key,
        headers: [['x-amz-object-attributes', 'ObjectParts,ObjectSize']],
      }),
    expect: listsParts(),
    catches: ['attributes-list-no-part', 'attributes-hide-parts'],
  }),
  rule({
    id: 'attrs.checksum',
    level: 'SHOULD',
    title: 'GetObjectAttributes with the key shows the plaintext checksum',
    clause: 'checksum.attributes',
    on: ['GetObjectAttributes'],
    needs: ['checksums'],
    given: keyAndBody,
    arrange: ({ have }, { key, body }) =>
      have.object({ body, encryption: ssec(key), headers: crc32(body) }),
    act: ({ read }, _, stored) => read(stored, {}),
    expect: holds<Exchange, { readonly body: ObjectBody }>(
      'shows the CRC32',
      (answer, { body }) => {
        const said = child(child(answer.document, 'Checksum'), 'ChecksumCRC32')?.text;
        const right = crc32Base64(body.bytes());
        return said === right
          ? []
          : [{ expected: `ChecksumCRC32 ${right}`, received: said ?? 'absent' }];
      },
    ),
    catches: ['checksum-lost-on-read', 'attributes-refuse-triple'],
  }),
  rule({
    id: 'attrs.version',
    level: 'MAY',
    title: 'GetObjectAttributes of a version takes the key of that version',
    clause: 'ssec.versions.own-key',
    on: ['GetObjectAttributes'],
    needs,
    given: { versions: twoWriters() },
    arrange: ({ have }, { versions }) => have.versions(versions),
    act: ({ read }, _, [older]) => read(older, {}),
    expect: holds('returns its version', (answer: Exchange, { versions }: Two) =>
      returns('body').check(answer, versions[0]),
    ),
    catches: ['attributes-refuse-triple', 'attributes-show-ciphertext-size'],
  }),
];

/** The same parts in an upload with a checksum algorithm, which alone makes them be listed. */
async function withChecksums(
  { have, s3, inTurn }: Pick<World<'GetObjectAttributes'>, 'have' | 's3' | 'inTurn'>,
  shared: SharedMultipart,
): Promise<Stored> {
  const { key, body, partSizesBytes } = shared;
  const encryption = ssec(key);
  const upload = await have.upload({
    encryption,
    headers: [['x-amz-checksum-algorithm', 'CRC32']],
  });
  const parts = await inTurn(partSizesBytes, async (_, index) => {
    const number = index + 1;
    const part = partOf(shared, number);
    const sum = crc32Base64(part.bytes());
    const headers = [['x-amz-checksum-crc32', sum]] as const;
    const sent = await have.accepted(s3.uploadPart({ upload, number, body: part, headers }));
    return { number, etag: etagIn(sent), body: part, checksums: { ChecksumCRC32: sum } };
  });
  await have.accepted(s3.completeMultipartUpload({ upload: { ...upload, parts }, key }));
  return { name: upload.name, encryption, body, etag: '' };
}

/** ObjectParts with every part and its plaintext size. */
function listsParts() {
  return holds<Exchange, SharedParts>(
    'lists the parts',
    (answer, { shared: { partSizesBytes } }) => {
      const parts = child(answer.document, 'ObjectParts');
      const count = (child(parts, 'TotalPartsCount') ?? child(parts, 'PartsCount'))?.text;
      const sizes = childrenNamed(parts, 'Part').map((part) => child(part, 'Size')?.text);
      const isRight =
        count === String(partSizesBytes.length) && sizes.join(', ') === partSizesBytes.join(', ');
      return isRight
        ? []
        : [
            {
              expected: `${partSizesBytes.length} parts of ${partSizesBytes.join(', ')} bytes`,
              received: `${count ?? 'no'} parts of ${sizes.join(', ')} bytes`,
            },
          ];
    },
  );
}

/** The ETag that was asked for. */
function hasEtagElement() {
  return holds<Exchange>('has an ETag', (answer) =>
    child(answer.document, 'ETag')?.text ? [] : [{ expected: 'an ETag', received: 'no ETag' }],
  );
}
