import { type ChecksumName, checksumNames, checksums } from '../../core/checksum.ts';
import type { Exchange } from '../../core/exchange.ts';
import { etagIn, holds, says } from '../../core/expectations.ts';
import { type CustomerKey, type HeaderPair, type ObjectBody, ssec } from '../../core/values.ts';
import type { World } from '../../core/world.ts';

export const crc32 = (body: ObjectBody) => sumHeaders('crc32', body);

export const enabled = [['x-amz-checksum-mode', 'ENABLED']] as const;

/** The header that names a checksum of a body. */
export function sumHeaders(sum: ChecksumName, body: ObjectBody): readonly HeaderPair[] {
  return [[`x-amz-checksum-${sum}`, checksums[sum](body.bytes())]];
}

type Makers = Pick<World<'CompleteMultipartUpload'>, 'have' | 's3'>;

/** An upload with a checksum algorithm and one part. */
export async function checksumUpload(
  { have, s3 }: Makers,
  of: {
    readonly key: CustomerKey;
    readonly body: ObjectBody;
    readonly sum?: 'crc32' | 'crc64nvme' | 'sha256';
    readonly headers?: readonly HeaderPair[];
  },
) {
  const { key, body, sum = 'sha256', headers = [] } = of;
  const algorithm = sum.toUpperCase();
  const upload = await have.upload({
    encryption: ssec(key),
    headers: [['x-amz-checksum-algorithm', algorithm], ...headers],
  });
  const part = await have.accepted(
    s3.uploadPart({ upload, number: 1, body, headers: sumHeaders(sum, body) }),
  );
  const named = { [`Checksum${algorithm}`]: checksums[sum](body.bytes()) };
  return { ...upload, parts: [{ number: 1, etag: etagIn(part), body, checksums: named }] };
}

export const confirmsCrc32 = () => confirms('crc32');

/** The answer has the checksum of the plaintext. */
export function confirms(sum: ChecksumName) {
  return holds<Exchange, { readonly body: ObjectBody }>(
    `confirms the ${sum} of the plaintext`,
    (answer, { body }) =>
      says(`x-amz-checksum-${sum}`, checksums[sum](body.bytes())).check(answer, undefined),
  );
}

/** The answer has the drawn checksum of the plaintext. */
export function confirmsNamed() {
  return holds<Exchange, { readonly body: ObjectBody; readonly sum: ChecksumName }>(
    'has the checksum of the plaintext',
    (answer, { body, sum }) => confirms(sum).check(answer, { body }),
  );
}

/** No checksum of the plaintext is in the answer. */
export function hidesChecksums() {
  return holds<Exchange, { readonly body: ObjectBody }>(
    'holds no checksum of the plaintext',
    (answer, { body }) => {
      const headers = Buffer.from(answer.headers.join('\n'));
      const text = Buffer.concat([headers, Buffer.from(answer.body)]);
      const found = checksumNames.find((sum) => text.includes(checksums[sum](body.bytes())));
      return found === undefined
        ? []
        : [{ expected: 'no checksum', received: `the ${found} of the plaintext` }];
    },
  );
}
