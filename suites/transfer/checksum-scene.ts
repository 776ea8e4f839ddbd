import { type ChecksumName, checksumNames, checksums } from '../../core/checksum.ts';
import { child, childrenNamed, type Exchange, header } from '../../core/exchange.ts';
import { accepted, holds, says } from '../../core/expectations.ts';
import { type CustomerKey, type HeaderPair, type ObjectBody, ssec } from '../../core/values.ts';
import type { World } from '../../core/world.ts';
import { customerKey, objectBody } from '../../generators/index.ts';
import { etagIn } from '../multipart/scene.ts';

export const given = { key: customerKey(), body: objectBody() };
export const crc32 = (body: ObjectBody) => sumHeaders('crc32', body);
export const enabled = [['x-amz-checksum-mode', 'ENABLED']] as const;

/** The header that names a checksum of a body. */
export function sumHeaders(sum: ChecksumName, body: ObjectBody): readonly HeaderPair[] {
  return [[`x-amz-checksum-${sum}`, checksums[sum](body.bytes())]];
}

export type Makers = Pick<World<'CompleteMultipartUpload'>, 'have' | 's3'>;

/** An upload with a checksum algorithm and one part. */
export async function checksumUpload(
  { have, s3 }: Makers,
  of: {
    readonly key: CustomerKey;
    readonly body: ObjectBody;
    readonly sum?: 'crc32' | 'sha256';
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

/** Names the checksum of the plaintext. */
export function confirms(sum: ChecksumName) {
  return holds<Exchange, { readonly body: ObjectBody }>(
    `confirms the ${sum} of the plaintext`,
    (answer, { body }) =>
      says(`x-amz-checksum-${sum}`, checksums[sum](body.bytes())).check(answer, undefined),
  );
}

/** Names no checksum but that of the plaintext. */
export function namesNoOther() {
  return holds<Exchange, { readonly body: ObjectBody }>(
    'names no checksum of anything else',
    (answer, { body }) =>
      checksumNames
        .filter((sum) => header(answer, `x-amz-checksum-${sum}`) !== undefined)
        .flatMap((sum) => confirms(sum).check(answer, { body })),
  );
}

/** No checksum of the plaintext is in the text of the answer. */
export function hidesChecksums() {
  return holds<Exchange, { readonly body: ObjectBody }>(
    'holds no checksum of the plaintext',
    (answer, { body }) => {
      const text = Buffer.from(answer.body);
      const told = checksumNames.find((sum) => text.includes(checksums[sum](body.bytes())));
      return told === undefined
        ? []
        : [{ expected: 'no checksum', received: `the ${told} of the plaintext` }];
    },
  );
}

/** A list that shows the one object that was asked for. */
export function showsOne() {
  return holds<Exchange>('shows the object', (answer) => {
    const rejected = accepted().check(answer, undefined);
    if (rejected.length > 0) return rejected;
    const prefix = answer.request.query.find(([name]) => name === 'prefix')?.[1];
    const names = childrenNamed(answer.document, 'Contents').map(
      (entry) => child(entry, 'Key')?.text,
    );
    return names.includes(prefix)
      ? []
      : [{ expected: 'the object in the list', received: `${names.length} others` }];
  });
}
