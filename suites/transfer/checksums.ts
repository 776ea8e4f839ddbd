import { accepted, all, answers, etagOf, holds, refused, refusedOr, returns, says } from '../../core/expectations.ts';
import { crc32Base64, sha256Base64 } from '../../core/checksum.ts';
import { child, type Exchange, header } from '../../core/exchange.ts';
import { rule } from '../../core/rule.ts';
import { type CustomerKey, type ObjectBody, plain, ssec } from '../../core/values.ts';
import type { World } from '../../core/world.ts';
import { customerKey, distinctKeys, each, mutation, objectBody } from '../../generators/index.ts';

const given = { key: customerKey(), body: objectBody() };
const crc32 = (body: ObjectBody) => [['x-amz-checksum-crc32', crc32Base64(body.bytes())]] as const;
const enabled = [['x-amz-checksum-mode', 'ENABLED']] as const;

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
    id: 'mpu.part.checksum',
    level: 'SHOULD',
    title: 'A checksum of the plaintext of a part is accepted',
    clause: 'checksum.echo',
    on: ['UploadPart'],
    needs: ['checksums'],
    given,
    arrange: ({ have }, { key }) =>
      have.upload({ encryption: ssec(key), headers: [['x-amz-checksum-algorithm', 'CRC32']] }),
    act: ({ s3 }, { body }, upload) => s3.uploadPart({ upload, number: 1, body, headers: crc32(body) }),
    expect: all(accepted(), confirmsCrc32()),
    catches: ['checksum-of-ciphertext'],
  }),
  rule({
    id: 'checksum.put.mismatch',
    level: 'MUST',
    title: 'A wrong checksum of an SSE-C write is refused',
    clause: 'checksum.mismatch',
    on: ['PutObject'],
    needs: ['checksums'],
    given: { ...given, mutation: mutation('checksum.crc32', 'checksum.sha256') },
    act: ({ write }, drawn) => write(drawn),
    expect: refused(),
    catches: ['ssec-ignores-checksums'],
  }),
  rule({
    id: 'checksum.get',
    level: 'SHOULD',
    title: 'With the key and checksum mode a read shows the plaintext checksum',
    clause: 'checksum.echo',
    on: ['GetObject', 'HeadObject'],
    needs: ['checksums'],
    given,
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key), headers: crc32(body) }),
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
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key), headers: crc32(body) }),
    act: ({ read }, _, stored) => read(stored, {}),
    expect: holds<Exchange, { readonly body: ObjectBody }>('shows the CRC32', (answer, { body }) => {
      const said = child(child(answer.document, 'Checksum'), 'ChecksumCRC32')?.text;
      const right = crc32Base64(body.bytes());
      return said === right ? [] : [{ expected: `ChecksumCRC32 ${right}`, received: said ?? 'absent' }];
    }),
    catches: ['checksum-lost-on-read'],
  }),
  rule({
    id: 'checksum.never-without-key',
    level: 'MUST',
    title: 'A checksum of the plaintext is never told without the key',
    clause: 'ssec.get.any-without-key-fails',
    on: ['GetObject', 'HeadObject', 'ListObjectsV2'],
    needs: ['checksums'],
    given: { ...given, other: customerKey(), opening: each('none', 'other') },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key), headers: crc32(body) }),
    act: async ({ s3, operation }, { other, opening }, stored) => {
      if (operation === 'ListObjectsV2') return s3.listObjectsV2({ prefix: stored.name });
      const input = { of: stored, headers: enabled, key: opening === 'none' ? ('none' as const) : other };
      return operation === 'HeadObject' ? s3.headObject(input) : s3.getObject(input);
    },
    control: ({ s3 }, _, stored) => s3.getObject({ of: stored, headers: enabled }),
    expect: refusedOr(hidesCrc32()),
    catches: ['checksum-told-without-key'],
  }),
  rule({
    id: 'checksum.default',
    level: 'MAY',
    title: 'A write without a checksum may gain one of the plaintext',
    clause: 'checksum.echo',
    on: ['PutObject'],
    given,
    act: ({ write }, drawn) => write({ ...drawn, signing: { payload: 'unsigned' } }),
    expect: accepted(),
    catches: ['refuses-unsigned-payload'],
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
      return s3.headObject({ of: { ...source, name: copied.request.name, encryption }, headers: enabled });
    },
    expect: all(accepted(), confirmsCrc32()),
    catches: ['copy-drops-checksum'],
  }),
  rule({
    id: 'checksum.mpu-no-default',
    level: 'MAY',
    title: 'A multipart SSE-C object without a checksum algorithm opens in checksum mode',
    clause: 'checksum.echo',
    on: ['GetObject'],
    needs: ['multipart'],
    given,
    arrange: async ({ have, s3 }, { key, body }) => {
      const upload = await have.upload({ encryption: ssec(key), parts: [body] });
      await have.accepted(s3.completeMultipartUpload({ upload }));
      return { name: upload.name, encryption: ssec(key), body, etag: '' };
    },
    act: ({ s3 }, _, stored) => s3.getObject({ of: stored, headers: enabled }),
    expect: returns('body'),
    catches: ['checksum-mode-crashes-on-multipart'],
  }),
  rule({
    id: 'mpu.checksum-full-object',
    level: 'MAY',
    title: 'A FULL_OBJECT checksum of an SSE-C upload is that of the plaintext',
    clause: 'checksum.echo',
    on: ['HeadObject'],
    needs: ['checksums', 'multipart'],
    given,
    arrange: async ({ have, s3 }, { key, body }) => {
      const headers = [['x-amz-checksum-algorithm', 'CRC32'], ['x-amz-checksum-type', 'FULL_OBJECT']] as const;
      const upload = await have.upload({ encryption: ssec(key), headers });
      const part = await have.accepted(s3.uploadPart({ upload, number: 1, body, headers: crc32(body) }));
      const parts = [{ number: 1, etag: `"${etagOf(part)}"`, body, checksums: { ChecksumCRC32: crc32Base64(body.bytes()) } }];
      await have.accepted(s3.completeMultipartUpload({ upload: { ...upload, parts }, key }));
      return { name: upload.name, encryption: ssec(key), body, etag: '' };
    },
    act: ({ s3 }, _, stored) => s3.headObject({ of: stored, headers: enabled }),
    expect: all(accepted(), confirmsCrc32()),
    catches: ['full-object-checksum-of-ciphertext'],
  }),
  rule({
    id: 'mpu.complete.checksum-with-headers',
    level: 'SHOULD',
    title: 'A checksum upload completes with its triple and part checksums',
    clause: 'mpu.complete.key-only-with-checksum',
    on: ['CompleteMultipartUpload'],
    needs: ['checksums'],
    given,
    arrange: ({ have, s3 }, { key, body }) => checksumUpload({ have, s3 }, { key, body }),
    act: ({ s3 }, { key }, upload) => s3.completeMultipartUpload({ upload, key }),
    expect: accepted(),
    catches: ['complete-refuses-triple'],
  }),
  rule({
    id: 'mpu.complete.checksum-requires-headers',
    level: 'SHOULD',
    title: 'A checksum upload does not complete without its triple',
    clause: 'mpu.complete.key-only-with-checksum',
    on: ['CompleteMultipartUpload'],
    needs: ['checksums'],
    given,
    arrange: ({ have, s3 }, { key, body }) => checksumUpload({ have, s3 }, { key, body }),
    act: ({ s3 }, _, upload) => s3.completeMultipartUpload({ upload }),
    control: ({ s3 }, { key }, upload) => s3.completeMultipartUpload({ upload, key }),
    expect: refused(),
    catches: ['checksum-complete-without-key'],
  }),
  rule({
    id: 'mpu.listparts.checksum-needs-key',
    level: 'MAY',
    title: 'ListParts of a checksum upload without the key is answered or refused',
    clause: 'mpu.list.key-only-with-checksum',
    on: ['ListParts'],
    needs: ['checksums'],
    given,
    arrange: ({ have, s3 }, { key, body }) => checksumUpload({ have, s3 }, { key, body }),
    act: ({ s3 }, _, upload) => s3.listParts({ upload }),
    expect: answers(200, 400, 403),
    catches: ['crash-on-list-parts-key'],
  }),
];

type Makers = Pick<World<'CompleteMultipartUpload'>, 'have' | 's3'>;

/** An upload with a checksum algorithm and one part. */
async function checksumUpload({ have, s3 }: Makers, { key, body }: { readonly key: CustomerKey; readonly body: ObjectBody }) {
  const upload = await have.upload({ encryption: ssec(key), headers: [['x-amz-checksum-algorithm', 'SHA256']] });
  const checksum = sha256Base64(body.bytes());
  const part = await have.accepted(s3.uploadPart({ upload, number: 1, body, headers: [['x-amz-checksum-sha256', checksum]] }));
  const parts = [{ number: 1, etag: `"${etagOf(part)}"`, body, checksums: { ChecksumSHA256: checksum } }];
  return { ...upload, parts };
}

function confirmsCrc32() {
  return holds<Exchange, { readonly body: ObjectBody }>('confirms the CRC32 of the plaintext', (answer, { body }) =>
    says('x-amz-checksum-crc32', crc32Base64(body.bytes())).check(answer, undefined),
  );
}

function hidesCrc32() {
  return holds<Exchange, { readonly body: ObjectBody }>('hides the CRC32 of the plaintext', (answer, { body }) => {
    const value = crc32Base64(body.bytes());
    const isTold = header(answer, 'x-amz-checksum-crc32') === value || Buffer.from(answer.body).includes(value);
    return isTold ? [{ expected: 'no checksum', received: 'the CRC32 of the plaintext' }] : [];
  });
}
