import { crc32Base64, sha256Base64 } from '../../core/checksum.ts';
import { type Exchange, header } from '../../core/exchange.ts';
import { etagOf, holds, says } from '../../core/expectations.ts';
import { type CustomerKey, type ObjectBody, ssec } from '../../core/values.ts';
import type { World } from '../../core/world.ts';
import { customerKey, objectBody } from '../../generators/index.ts';

export const given = { key: customerKey(), body: objectBody() };
export const crc32 = (body: ObjectBody) =>
  [['x-amz-checksum-crc32', crc32Base64(body.bytes())]] as const;
export const enabled = [['x-amz-checksum-mode', 'ENABLED']] as const;

export type Makers = Pick<World<'CompleteMultipartUpload'>, 'have' | 's3'>;

/** An upload with a checksum algorithm and one part. */
export async function checksumUpload(
  { have, s3 }: Makers,
  { key, body }: { readonly key: CustomerKey; readonly body: ObjectBody },
) {
  const upload = await have.upload({
    encryption: ssec(key),
    headers: [['x-amz-checksum-algorithm', 'SHA256']],
  });
  const checksum = sha256Base64(body.bytes());
  const part = await have.accepted(
    s3.uploadPart({ upload, number: 1, body, headers: [['x-amz-checksum-sha256', checksum]] }),
  );
  const parts = [
    { number: 1, etag: `"${etagOf(part)}"`, body, checksums: { ChecksumSHA256: checksum } },
  ];
  return { ...upload, parts };
}

export function confirmsCrc32() {
  return holds<Exchange, { readonly body: ObjectBody }>(
    'confirms the CRC32 of the plaintext',
    (answer, { body }) =>
      says('x-amz-checksum-crc32', crc32Base64(body.bytes())).check(answer, undefined),
  );
}

export function hidesCrc32() {
  return holds<Exchange, { readonly body: ObjectBody }>(
    'hides the CRC32 of the plaintext',
    (answer, { body }) => {
      const value = crc32Base64(body.bytes());
      const isTold =
        header(answer, 'x-amz-checksum-crc32') === value ||
        Buffer.from(answer.body).includes(value);
      return isTold ? [{ expected: 'no checksum', received: 'the CRC32 of the plaintext' }] : [];
    },
  );
}
