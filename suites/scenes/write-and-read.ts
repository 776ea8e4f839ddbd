import { type ChecksumName, checksums } from '../../core/checksum.ts';
import { child, type Exchange, isAccepted, type Written } from '../../core/exchange.ts';
import { etagIn } from '../../core/expectations.ts';
import { type CustomerKey, type ObjectBody, ssec, type Upload } from '../../core/values.ts';
import type { OperationInput, Variation, World } from '../../core/world.ts';
import type { Write } from '../../spec/operations.ts';

type WriteAndReads = readonly [write: Written, withKey: Exchange, withoutKey: Exchange];

type Writer = Pick<World<Write>, 'operation' | 's3' | 'write'>;

/**
 * The case's operation as a write, then GetObject with the drawn key and without. An upload is
 * completed first: whether it was encrypted shows on its object alone.
 */
export async function writeAndRead(
  world: Writer,
  drawn: OperationInput & { readonly body: ObjectBody },
): Promise<WriteAndReads> {
  const { key, body } = drawn;
  const write = await world.write(drawn);
  if (isAccepted(write)) await complete(world, { key, body, write });
  return [write, ...(await world.s3.getWithEach(write.request, [key]))];
}

/** Completes the upload that the write belongs to, if any; a created one gets its part first. */
async function complete(
  { operation, s3 }: Writer,
  of: { readonly key: CustomerKey; readonly body: ObjectBody; readonly write: Exchange },
): Promise<void> {
  const { key, body, write } = of;
  const named = write.request.query.find(([name]) => name === 'uploadId')?.[1];
  const id = child(write.document, 'UploadId')?.text ?? named;
  if (id === undefined) return;
  const upload = { id, name: write.request.name, encryption: ssec(key), parts: [] };
  const part =
    operation === 'CreateMultipartUpload'
      ? await s3.uploadPart({ upload, number: 1, body })
      : write;
  if (!isAccepted(part)) return;
  const parts = [{ number: 1, etag: etagIn(part), body }];
  // Other rules judge whether CompleteMultipartUpload needs SSE-C headers.
  await s3.completeMultipartUpload({ upload: { ...upload, parts }, key: 'if asked for' });
}

type Scene = Pick<World<'PutObject'>, 'have' | 's3' | 'operation'>;

/** For UploadPart, the upload of the part, with its checksum algorithm if it has one. */
export async function uploadForPart(
  { have, operation }: Scene,
  of: { readonly key: CustomerKey; readonly sum?: ChecksumName },
): Promise<Upload | undefined> {
  if (operation !== 'UploadPart') return undefined;
  const { key, sum } = of;
  const headers = sum && ([['x-amz-checksum-algorithm', sum.toUpperCase()]] as const);
  return have.upload({ encryption: ssec(key), ...(headers && { headers }) });
}

interface Body extends Variation {
  readonly key: CustomerKey;
  readonly body: ObjectBody;
}

/** UploadPart if there is an upload, else PutObject. */
export function putOrPart(
  { s3 }: Pick<Scene, 's3'>,
  input: Body,
  upload: Upload | undefined,
): Promise<Written> {
  if (upload === undefined) return s3.putObject(input);
  return s3.uploadPart({ ...input, upload, number: 1 });
}

/** `putOrPart`, its upload completed, and GetObject with the key and without. */
export async function putOrPartAndRead(
  { s3 }: Pick<Scene, 's3'>,
  input: Body & { readonly sum?: ChecksumName },
  upload: Upload | undefined,
): Promise<WriteAndReads> {
  const { sum, ...rest } = input;
  const { key, body } = input;
  const write = await putOrPart({ s3 }, rest, upload);
  if (upload !== undefined) {
    const part = { number: 1, etag: etagIn(write), body };
    const sums = sum && { [`Checksum${sum.toUpperCase()}`]: checksums[sum](body.bytes()) };
    const parts = [{ ...part, ...(sums && { checksums: sums }) }];
    // CompleteMultipartUpload needs the key only for an upload with checksums.
    const asked = sum === undefined ? 'if asked for' : key;
    await s3.completeMultipartUpload({ upload: { ...upload, parts }, key: asked });
  }
  return [write, ...(await s3.getWithEach(write.request, [key]))];
}
