import { child, type Exchange } from '../../core/exchange.ts';
import { type CustomerKey, type Mutation, plain, type Stored, ssec } from '../../core/values.ts';
import type { Have, S3, World } from '../../core/world.ts';
import type { OperationName } from '../../spec/operations.ts';
import { completedUpload, plainUploadOf } from './part-copies.ts';

/**
 * A copy of an SSE-C object to a plain one by the case's operation, and a read of the copy. Part
 * copies have an upload each, so that those of act and control are both completed.
 */
export async function copyToPlainAndRead(
  { s3, read }: Pick<World<'CopyObject' | 'UploadPartCopy'>, 's3' | 'read'>,
  { mutation }: { readonly mutation: Mutation },
  source: Stored,
): Promise<readonly Exchange[]> {
  const copied = await read(source, { mutation });
  if (copied.request.operation === 'UploadPartCopy') {
    const upload = plainUploadOf(copied);
    return [copied, ...(await completedUpload(s3, { upload, copied, keys: [] }))];
  }
  const of = { ...source, name: copied.request.name, encryption: plain };
  return [copied, await s3.getObject({ of })];
}

/** An SSE-C object that was made by CopyObject, or by an upload with one copied part. */
export async function copiedObject(
  {
    have,
    s3,
    operation,
  }: { readonly have: Have; readonly s3: S3; readonly operation: OperationName },
  { source, key }: { readonly source: Stored; readonly key: CustomerKey },
): Promise<Stored> {
  if (operation === 'CopyObject') return have.copy(source, { to: ssec(key), onto: 'other' });
  const upload = await have.upload({ encryption: ssec(key) });
  const copied = await have.accepted(s3.uploadPartCopy({ upload, number: 7, source }));
  const etag = child(copied.document, 'ETag')?.text ?? '';
  const parts = [{ number: 7, etag, body: source.body }];
  await have.accepted(
    s3.completeMultipartUpload({ upload: { ...upload, parts }, key: 'if asked for' }),
  );
  return { name: upload.name, encryption: ssec(key), body: source.body, etag: '' };
}
