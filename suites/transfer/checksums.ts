import { crc32Base64 } from '../../core/checksum.ts';
import { child, type Exchange } from '../../core/exchange.ts';
import { accepted, all, holds, lacks, refused } from '../../core/expectations.ts';
import { rule } from '../../core/rule.ts';
import { type ObjectBody, plain, ssec } from '../../core/values.ts';
import { distinctKeys, each, mutation, objectBody } from '../../generators/index.ts';
import {
  confirmsCrc32,
  crc32,
  enabled,
  given,
  hidesChecksums,
  namesNoOther,
  showsOne,
} from './checksum-scene.ts';

/** Additional checksums: over the plaintext, and never told without the key. */
export const checksumRules = [
  rule({
    id: 'checksum.put.plaintext',
    level: 'SHOULD',
    title: 'A checksum of the plaintext is accepted and confirmed',
    clause: 'checksum.echo',
    on: ['PutObject'],
    needs: ['checksums'],
    given,
    act: ({ write }, drawn) => write({ ...drawn, headers: crc32(drawn.body) }),
    expect: all(accepted(), confirmsCrc32()),
    catches: ['checksum-of-ciphertext'],
  }),
  rule({
    id: 'checksum.get',
    level: 'SHOULD',
    title: 'With the key and checksum mode a read shows the plaintext checksum',
    clause: 'checksum.echo',
    on: ['GetObject', 'HeadObject'],
    needs: ['checksums'],
    given,
    arrange: ({ have }, { key, body }) =>
      have.object({ body, encryption: ssec(key), headers: crc32(body) }),
    act: ({ read }, _, stored) => read(stored, { headers: enabled }),
    expect: all(accepted(), confirmsCrc32()),
    catches: ['checksum-lost-on-read'],
  }),
  rule({
    id: 'attrs.checksum',
    level: 'SHOULD',
    title: 'GetObjectAttributes with the key shows the plaintext checksum',
    clause: 'checksum.attributes',
    on: ['GetObjectAttributes'],
    needs: ['checksums'],
    given,
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
    id: 'checksum.never-without-key',
    level: 'MUST',
    title: 'A checksum of the plaintext is never told without the key',
    clause: 'ssec.get.any-without-key-fails',
    on: ['GetObject', 'HeadObject', 'GetObjectAttributes'],
    needs: ['checksums'],
    given: { ...given, mutation: mutation('triple.none', 'key.other') },
    arrange: ({ have }, { key, body }) =>
      have.object({ body, encryption: ssec(key), headers: crc32(body) }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation, headers: enabled }),
    expect: all(refused(), lacks('x-amz-checksum-*'), hidesChecksums()),
    catches: ['checksum-told-without-key', 'stores-plaintext', 'serves-without-key'],
  }),
  rule({
    id: 'checksum.never-in-lists',
    level: 'MUST',
    title: 'A list shows an SSE-C object without the checksum of its plaintext',
    clause: 'ssec.get.any-without-key-fails',
    on: ['ListObjectsV2'],
    needs: ['checksums'],
    given,
    arrange: ({ have }, { key, body }) =>
      have.object({ body, encryption: ssec(key), headers: crc32(body) }),
    act: ({ s3 }, _, stored) => s3.listObjectsV2({ prefix: stored.name }),
    expect: all(showsOne(), hidesChecksums()),
    catches: ['lists-show-checksums'],
  }),
  rule({
    id: 'checksum.default',
    level: 'SHOULD',
    title: 'A write without a checksum may gain one of the plaintext',
    clause: 'checksum.echo',
    on: ['PutObject'],
    needs: ['unsigned-payload'],
    given,
    act: ({ write }, drawn) => write({ ...drawn, signing: { payload: 'unsigned' } }),
    expect: all(accepted(), namesNoOther()),
    catches: ['default-checksum-of-ciphertext'],
  }),
  rule({
    id: 'checksum.copy-preserved',
    level: 'SHOULD',
    title: 'A copy from SSE-C keeps the plaintext checksum',
    clause: 'checksum.echo',
    on: ['CopyObject'],
    needs: ['checksums'],
    given: { keys: distinctKeys(), body: objectBody(), to: each('plain', 'SSE-C') },
    arrange: ({ have }, { keys: [source], body }) =>
      have.object({ body, encryption: ssec(source), headers: crc32(body) }),
    act: async ({ s3, have }, { keys: [, target], to }, source) => {
      const encryption = to === 'plain' ? plain : ssec(target);
      const copied = await have.accepted(s3.copyObject({ source, to: encryption }));
      return s3.headObject({
        of: { ...source, name: copied.request.name, encryption },
        headers: enabled,
      });
    },
    expect: all(accepted(), confirmsCrc32()),
    catches: ['copy-drops-checksum', 'copy-to-plain-keeps-marker'],
  }),
];
