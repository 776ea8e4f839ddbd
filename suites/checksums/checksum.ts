import { type ChecksumName, checksumNames } from '../../core/checksum.ts';
import { type Exchange, header } from '../../core/exchange.ts';
import {
  accepted,
  all,
  holds,
  lacks,
  listsObject,
  refused,
  returns,
  steps,
} from '../../core/expectations.ts';
import { type Rule, rule } from '../../core/rule.ts';
import { type ObjectBody, plain, ssec } from '../../core/values.ts';
import { each, mutation, objectBody } from '../../generators/index.ts';
import type { Feature } from '../../spec/features.ts';
import type { RuleId } from '../../spec/subjects.ts';
import {
  confirms,
  confirmsCrc32,
  crc32,
  enabled,
  hidesChecksums,
  sumHeaders,
} from '../scenes/checksum-uploads.ts';
import { keyAndBody, twoKeysAndBody } from '../scenes/drawn.ts';
import { putOrPart, uploadForPart } from '../scenes/write-and-read.ts';

interface Kind {
  readonly sum: ChecksumName;
  readonly title: string;
  readonly needs: Feature;
}

const crc64 = { sum: 'crc64nvme', title: 'CRC64NVME', needs: 'checksum-crc64nvme' } as const;

export const checksumRules = [
  right('checksum.crc32c.right', { sum: 'crc32c', title: 'CRC32C', needs: 'checksum-crc32c' }),
  right('checksum.crc64nvme.right', crc64),
  right('checksum.sha1.right', { sum: 'sha1', title: 'SHA-1', needs: 'checksum-sha1' }),
  right('checksum.sha256.right', { sum: 'sha256', title: 'SHA-256', needs: 'checksum-sha256' }),
  wrong('checksum.put.mismatch', { sum: 'crc32', title: 'CRC32', needs: 'checksums' }),
  wrong('checksum.crc32c.wrong', { sum: 'crc32c', title: 'CRC32C', needs: 'checksum-crc32c' }),
  wrong('checksum.crc64nvme.wrong', crc64),
  wrong('checksum.sha1.wrong', { sum: 'sha1', title: 'SHA-1', needs: 'checksum-sha1' }),
  wrong('checksum.sha256.wrong', { sum: 'sha256', title: 'SHA-256', needs: 'checksum-sha256' }),
  rule({
    id: 'checksum.put.plaintext',
    level: 'SHOULD',
    title: 'An SSE-C PutObject with the CRC32 of the plaintext is accepted and returns that CRC32',
    clause: 'checksum.echo',
    on: ['PutObject'],
    needs: ['checksums'],
    given: keyAndBody,
    act: ({ write }, drawn) => write({ ...drawn, headers: crc32(drawn.body) }),
    expect: all(accepted(), confirmsCrc32()),
    catches: ['checksum-of-ciphertext'],
  }),
  rule({
    id: 'checksum.get',
    level: 'SHOULD',
    title: 'A read with the right key and x-amz-checksum-mode returns the CRC32 of the plaintext',
    clause: 'checksum.echo',
    on: ['GetObject', 'HeadObject'],
    needs: ['checksums'],
    given: keyAndBody,
    arrange: ({ have }, { key, body }) =>
      have.object({ body, encryption: ssec(key), headers: crc32(body) }),
    act: ({ read }, _, stored) => read(stored, { headers: enabled }),
    expect: all(accepted(), confirmsCrc32()),
    catches: ['checksum-lost-on-read'],
  }),
  rule({
    id: 'checksum.trailer-kept',
    level: 'SHOULD',
    title: 'A trailing CRC32 of an SSE-C PutObject is returned with x-amz-checksum-mode',
    clause: 'checksum.echo',
    on: ['PutObject'],
    needs: ['checksums', 'trailers'],
    given: keyAndBody,
    act: async ({ write, s3, have }, { key, body }) => {
      const signing = { payload: 'unsigned-trailer' } as const;
      const { name } = (await have.accepted(write({ key, body, signing }))).request;
      const of = { name, body, encryption: ssec(key), etag: '' };
      return s3.headObject({ of, headers: enabled });
    },
    expect: all(accepted(), confirmsCrc32()),
    catches: ['trailing-checksum-lost'],
  }),
  rule({
    id: 'checksum.default',
    level: 'MUST',
    title: 'If SSE-C PutObject without a checksum returns one, it is the checksum of the plaintext',
    clause: 'checksum.of-object',
    on: ['PutObject'],
    needs: ['unsigned-payload'],
    given: keyAndBody,
    act: ({ write }, drawn) => write({ ...drawn, signing: { payload: 'unsigned' } }),
    expect: all(accepted(), returnsNoOther()),
    catches: ['default-checksum-of-ciphertext'],
  }),
  rule({
    id: 'checksum.read-is-right',
    level: 'MUST',
    title: 'If a read with x-amz-checksum-mode returns a CRC32, it is that of the plaintext',
    clause: 'checksum.of-object',
    on: ['GetObject', 'HeadObject'],
    needs: ['checksums'],
    given: keyAndBody,
    arrange: ({ have }, { key, body }) =>
      have.object({ body, encryption: ssec(key), headers: crc32(body) }),
    act: ({ read }, _, stored) => read(stored, { headers: enabled }),
    expect: all(accepted(), returnsNoOther()),
    catches: ['read-checksum-of-ciphertext'],
  }),
  rule({
    id: 'checksum.copy-preserved',
    level: 'SHOULD',
    title: 'CopyObject of an SSE-C object to plain or another key keeps the CRC32 of the plaintext',
    clause: 'checksum.echo',
    on: ['CopyObject'],
    needs: ['checksums'],
    given: { ...twoKeysAndBody, to: each('plain', 'SSE-C') },
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
  rule({
    id: 'checksum.mpu-no-default',
    level: 'MUST',
    title: 'GetObject with x-amz-checksum-mode returns a multipart SSE-C object without checksums',
    clause: 'checksum.mode',
    on: ['GetObject'],
    needs: ['multipart'],
    given: keyAndBody,
    arrange: async ({ have, s3 }, { key, body }) => {
      const upload = await have.upload({ encryption: ssec(key), parts: [body] });
      await have.accepted(s3.completeMultipartUpload({ upload, key: 'if asked for' }));
      return { name: upload.name, encryption: ssec(key), body, etag: '' };
    },
    act: ({ s3 }, _, stored) => s3.getObject({ of: stored, headers: enabled }),
    expect: returns('body'),
    catches: ['checksum-mode-crashes-on-multipart', 'complete-drops-lock'],
  }),
  rule({
    id: 'checksum.never-without-key',
    level: 'MUST',
    title: 'A read without the right key is refused and returns no checksum of the plaintext',
    clause: 'ssec.get.any-without-key-fails',
    on: ['GetObject', 'HeadObject', 'GetObjectAttributes'],
    needs: ['checksums'],
    given: { ...keyAndBody, mutation: mutation('triple.none', 'key.other') },
    arrange: ({ have }, { key, body }) =>
      have.object({ body, encryption: ssec(key), headers: crc32(body) }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation, headers: enabled }),
    expect: all(refused(), lacks('x-amz-checksum-*'), hidesChecksums()),
    catches: ['checksum-told-without-key', 'stores-plaintext', 'serves-without-key'],
  }),
  rule({
    id: 'checksum.never-in-lists',
    level: 'MUST',
    title: 'ListObjectsV2 lists an SSE-C object but returns no checksum of its plaintext',
    clause: 'ssec.get.any-without-key-fails',
    on: ['ListObjectsV2'],
    needs: ['checksums'],
    given: keyAndBody,
    arrange: ({ have }, { key, body }) =>
      have.object({ body, encryption: ssec(key), headers: crc32(body) }),
    act: ({ s3 }, _, stored) => s3.listObjectsV2({ prefix: stored.name }),
    expect: all(listsObject(), hidesChecksums()),
    catches: ['lists-show-checksums'],
  }),
];

/** A checksum of the plaintext is confirmed by the write, and by a read with the key. */
function right(id: RuleId, { sum, title, needs }: Kind): Rule {
  return rule({
    id,
    level: 'SHOULD',
    title: `SSE-C PutObject confirms the ${title} of the plaintext, GetObject with the key returns it`,
    clause: 'checksum.echo',
    on: ['PutObject'],
    needs: [needs],
    given: { ...keyAndBody, body: objectBody({ sizeBytes: 1001 }) },
    act: async ({ s3 }, { key, body }) => {
      const written = await s3.putObject({ key, body, headers: sumHeaders(sum, body) });
      const of = { name: written.request.name, encryption: ssec(key), body, etag: '' };
      return [written, await s3.getObject({ of, headers: enabled })] as const;
    },
    expect: steps(all(accepted(), confirms(sum)), all(returns('body'), confirms(sum))),
    catches: ['checksum-kinds-forgotten'],
  });
}

/** An object or a part with the checksum of another body is refused. */
function wrong(id: RuleId, { sum, title, needs }: Kind): Rule {
  return rule({
    id,
    level: 'MUST',
    title: `An SSE-C PutObject or UploadPart with the ${title} of another body is refused`,
    clause: 'checksum.mismatch',
    on: ['PutObject', 'UploadPart'],
    needs: [needs],
    given: { ...keyAndBody, other: objectBody() },
    arrange: (world, { key }) => uploadForPart(world, { key, sum }),
    act: (world, { key, body, other }, upload) =>
      putOrPart(world, { key, body, headers: sumHeaders(sum, other) }, upload),
    control: (world, { key, body }, upload) =>
      putOrPart(world, { key, body, headers: sumHeaders(sum, body) }, upload),
    expect: refused(),
    catches: ['ssec-ignores-checksums'],
  });
}

/** Every checksum in the answer is that of the plaintext. */
function returnsNoOther() {
  return holds<Exchange, { readonly body: ObjectBody }>(
    'returns no checksum of anything but the plaintext',
    (answer, { body }) =>
      checksumNames
        .filter((sum) => header(answer, `x-amz-checksum-${sum}`) !== undefined)
        .flatMap((sum) => confirms(sum).check(answer, { body })),
  );
}
