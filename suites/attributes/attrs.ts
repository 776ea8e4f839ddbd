import { crc32Base64 } from '../../core/checksum.ts';
import { child, type Exchange } from '../../core/exchange.ts';
import { returns } from '../../core/expectations/accepted.ts';
import { about, all } from '../../core/expectations/combine.ts';
import { refusedAndConcealed } from '../../core/expectations/concealed.ts';
import { holds } from '../../core/expectations/consistent.ts';
import { etagIn } from '../../core/expectations/etags.ts';
import { listsParts } from '../../core/expectations/listed.ts';
import { rule } from '../../core/rule.ts';
import { type ObjectBody, plain, type Stored, ssec } from '../../core/values.ts';
import type { World } from '../../core/world.ts';
import { type SharedMultipart, sharedMultipart, twoWriters } from '../../generators/index.ts';
import { needs, type TwoVersions } from '../../generators/two-versions.ts';
import { crc32 } from '../scenes/checksum-uploads.ts';
import { keyAndBody, keyAndText } from '../scenes/drawn.ts';
import { partOf } from '../scenes/multipart-object.ts';
import { refusesRead } from '../scenes/refusals.ts';

export const attrsRules = [
  rule({
    id: 'attrs.plain-object-with-key',
    level: 'SHOULD',
    title:
      'GetObjectAttributes or SelectObjectContent of a plain object with SSE-C headers is refused',
    clause: 'recorded.plain-object',
    on: ['GetObjectAttributes', 'SelectObjectContent'],
    given: keyAndText,
    arrange: ({ have }, { body }) => have.object({ body, encryption: plain }),
    act: ({ read }, { key }, stored) => read(stored, { key }),
    control: ({ read }, _, stored) => read(stored, {}),
    expect: refusedAndConcealed(),
    catches: ['ignores-conflict-and-superfluous', 'ignores-superfluous-triple'],
  }),
  rule({
    id: 'attrs.right-key',
    level: 'MUST',
    title: 'GetObjectAttributes with the right key returns the plaintext size and an ETag',
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
    title: 'GetObjectAttributes of an SSE-C object without SSE-C headers is refused',
    clause: 'attributes.key',
    on: ['GetObjectAttributes'],
    mutations: ['triple.none'],
    catches: ['attributes-skip-key-check', 'serves-without-key'],
  }),
  refusesRead({
    id: 'attrs.no-md5',
    level: 'SHOULD',
    disputed: 'recorded.get-object.no-md5',
    title: 'GetObjectAttributes with algorithm and key but no key MD5 is refused',
    clause: 'attributes.key',
    on: ['GetObjectAttributes'],
    mutations: ['triple.no-md5'],
    catches: ['ignores-missing-md5', 'get-object-attributes.skips.md5-present'],
  }),
  refusesRead({
    id: 'attrs.wrong-key',
    title: 'GetObjectAttributes of an SSE-C object with another customer key is refused',
    clause: 'attributes.key-required',
    on: ['GetObjectAttributes'],
    mutations: ['key.other'],
    catches: ['accepts-wrong-key', 'attributes-skip-key-check'],
  }),
  rule({
    id: 'attrs.parts',
    level: 'SHOULD',
    hasLargeBodies: true,
    title: 'GetObjectAttributes of a multipart SSE-C object with checksums lists plaintext sizes',
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
    title: 'GetObjectAttributes with the right key returns the plaintext CRC32 sent at the write',
    clause: 'checksum.attributes',
    on: ['GetObjectAttributes'],
    needs: ['checksums'],
    given: keyAndBody,
    arrange: ({ have }, { key, body }) =>
      have.object({ body, encryption: ssec(key), headers: crc32(body) }),
    act: ({ read }, _, stored) => read(stored, {}),
    expect: holds<Exchange, { readonly body: ObjectBody }>(
      'returns the CRC32 of the plaintext',
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
    title: 'GetObjectAttributes by versionId with the key of that version returns its size',
    clause: 'ssec.versions.own-key',
    on: ['GetObjectAttributes'],
    needs,
    given: { versions: twoWriters() },
    arrange: ({ have }, { versions }) => have.versions(versions),
    act: ({ read }, _, [older]) => read(older, {}),
    expect: about(({ versions: [older] }: TwoVersions) => older, returns('body')),
    catches: ['attributes-refuse-triple', 'attributes-show-ciphertext-size'],
  }),
];

/** An upload of the parts with checksums: of no other object does S3 list the parts. */
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

/** The document has an ETag element. */
function hasEtagElement() {
  return holds<Exchange>('has an ETag', (answer) =>
    child(answer.document, 'ETag')?.text ? [] : [{ expected: 'an ETag', received: 'no ETag' }],
  );
}
