import { type ChecksumName, checksums } from '../../core/checksum.ts';
import type { CustomerKey } from '../../core/customer-key.ts';
import type { Exchange, Written } from '../../core/exchange.ts';
import { etagIn } from '../../core/expectations.ts';
import type { ObjectBody } from '../../core/object-body.ts';
import { ssec, type Upload } from '../../core/values.ts';
import type { Variation, World } from '../../core/world.ts';

type Scene = Pick<World<'PutObject'>, 'have' | 's3' | 'operation'>;

/** Where the case's write goes: an upload for a part, which names the checksum of its parts if any. */
export async function uploadOfPart(
  { have, operation }: Scene,
  of: { readonly key: CustomerKey; readonly sum?: ChecksumName },
): Promise<Upload | undefined> {
  if (operation !== 'UploadPart') return undefined;
  const { key, sum } = of;
  const headers = sum && ([['x-amz-checksum-algorithm', sum.toUpperCase()]] as const);
  return have.upload({ encryption: ssec(key), ...(headers && { headers }) });
}

interface Piece extends Variation {
  readonly key: CustomerKey;
  readonly body: ObjectBody;
}

/** The case's write: a part of the upload if there is one, else an object. */
export function writeAt(
  { s3 }: Pick<Scene, 's3'>,
  piece: Piece,
  upload: Upload | undefined,
): Promise<Written> {
  if (upload === undefined) return s3.putObject(piece);
  return s3.uploadPart({ ...piece, upload, number: 1 });
}

/** The case's write, made an object where it is a part, and reads of it with the key and without. */
export async function writeWhole(
  { s3 }: Pick<Scene, 's3'>,
  piece: Piece & { readonly sum?: ChecksumName },
  upload: Upload | undefined,
): Promise<readonly [Written, Exchange, Exchange]> {
  const { sum, ...rest } = piece;
  const { key, body } = piece;
  const write = await writeAt({ s3 }, rest, upload);
  if (upload !== undefined) {
    const part = { number: 1, etag: etagIn(write), body };
    const sums = sum && { [`Checksum${sum.toUpperCase()}`]: checksums[sum](body.bytes()) };
    const parts = [{ ...part, ...(sums && { checksums: sums }) }];
    // The key belongs to the Complete of an upload with checksums alone.
    const asked = sum === undefined ? 'if asked for' : key;
    await s3.completeMultipartUpload({ upload: { ...upload, parts }, key: asked });
  }
  return [write, ...(await s3.getWithEach(write.request, [key]))];
}
