import type { CustomerKey } from '../../core/customer-key.ts';
import { child, type Exchange, isAccepted, type Written } from '../../core/exchange.ts';
import { etagIn } from '../../core/expectations.ts';
import type { ObjectBody } from '../../core/object-body.ts';
import { ssec } from '../../core/values.ts';
import type { OperationInput, World } from '../../core/world.ts';
import type { Write } from '../../spec/operations.ts';
import { storedBy } from './written-object.ts';

type Writer = Pick<World<Write>, 'operation' | 's3' | 'write'>;

type Drawn = OperationInput & { readonly key: CustomerKey; readonly body: ObjectBody };

/**
 * The case's operation as a write, then a read with the drawn key and one without. An upload is
 * carried on until there is an object to read: what it was accepted with shows there alone.
 */
export async function writeThrough(
  world: Writer,
  drawn: Drawn,
): Promise<readonly [Written, Exchange, Exchange]> {
  const { key, body } = drawn;
  const write = await world.write(drawn);
  if (isAccepted(write)) await finish(world, { key, body, write });
  const of = storedBy(write, { key, body });
  return [
    write,
    await world.s3.getObject({ of }),
    await world.s3.getObject({ of, key: 'none' }),
  ] as const;
}

/** Uploads what is still missing under the drawn key and completes the upload, if there is one. */
async function finish(
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
  const parts = [{ number: 1, etag: etagIn(part), body }];
  // Whether the triple belongs here is judged by rules of their own.
  await s3.completeMultipartUpload({ upload: { ...upload, parts }, key: 'if asked for' });
}
