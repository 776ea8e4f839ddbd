import { crc32Base64 } from '../../core/checksum.ts';
import { child, childrenNamed, type Exchange, header } from '../../core/exchange.ts';
import { answers, conceals, equalBytes, holds } from '../../core/expectations.ts';
import { type ObjectBody, type Stored, ssec } from '../../core/values.ts';
import type { World } from '../../core/world.ts';
import type { SharedMultipart } from '../../generators/index.ts';
import { etagIn } from '../multipart/scene.ts';

interface Drawn {
  readonly shared: SharedMultipart;
}

/** The one large multipart object of a run. */
export function large({ key, body, partSizesBytes }: SharedMultipart) {
  return { body, partSizesBytes, encryption: ssec(key), isShared: true };
}

/** The same parts in an upload with a checksum algorithm, which alone makes them be listed. */
export async function withChecksums(
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

/** The plaintext of the asked part: its bytes, or their number where there is no body. */
export function isPart() {
  return holds<Exchange, Drawn & { readonly number: number }>(
    'is the part',
    (answer, { shared, number }) => {
      const part = partOf(shared, number);
      const length = header(answer, 'content-length') ?? 'no content-length';
      const isOther = answer.request.method === 'HEAD' && length !== String(part.sizeBytes);
      return [
        ...answers(200, 206).check(answer, undefined),
        ...equalBytes(answer, part),
        ...(isOther ? [{ expected: `${part.sizeBytes} bytes`, received: length }] : []),
      ];
    },
  );
}

/** Nothing of the second part, which the rule asks for. */
export function concealsPart() {
  return holds<Exchange, Drawn>('holds nothing of the part', (answer, { shared }) =>
    conceals('body').check(answer, { body: partOf(shared, 2) }),
  );
}

/** ObjectParts with every part and its plaintext size. */
export function listsParts() {
  return holds<Exchange, Drawn>('lists the parts', (answer, { shared: { partSizesBytes } }) => {
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
  });
}

/** The ETag that was asked for. */
export function hasEtagElement() {
  return holds<Exchange>('has an ETag', (answer) =>
    child(answer.document, 'ETag')?.text ? [] : [{ expected: 'an ETag', received: 'no ETag' }],
  );
}

function partOf({ body, partSizesBytes }: SharedMultipart, number: number): ObjectBody {
  const before = partSizesBytes.slice(0, number - 1).reduce((sum, sizeBytes) => sum + sizeBytes, 0);
  return body.part({ firstByte: before, sizeBytes: partSizesBytes[number - 1] ?? 0 });
}
