import { type Exchange, isAccepted, isFailure } from '../../core/exchange.ts';
import { about, conceals, returnsSlice } from '../../core/expectations.ts';
import type { ObjectBody } from '../../core/object-body.ts';
import { type ByteRange, type Stored, ssec, type Upload } from '../../core/values.ts';
import type { World } from '../../core/world.ts';
import { type SharedMultipart, unalignedPartSizesBytes } from '../../generators/index.ts';
import { threeReads } from './own-key-only.ts';

export const [boundary, lastPartBytes] = unalignedPartSizesBytes;

export const multipartSizeBytes = boundary + lastPartBytes;

export type Shared = SharedMultipart;

export function sharedObject(shared: Shared) {
  const { key, body, partSizesBytes } = shared;
  return { body, partSizesBytes, encryption: ssec(key), isShared: true };
}

export function objectOf(upload: Upload, of: Pick<Shared, 'key' | 'body'>): Stored {
  return { name: upload.name, encryption: ssec(of.key), body: of.body, etag: '' };
}

export function sharedSlice() {
  return about(
    ({ shared, range }: SharedParts & { readonly range: ByteRange }) => ({ ...shared, range }),
    returnsSlice(),
  );
}

/** `conceals` for the start of the shared object: a search for all of it takes long. */
export function concealsShared() {
  const start = { firstByte: 0, sizeBytes: 64 * 1024 };
  return about(({ shared }: SharedParts) => ({ body: shared.body.part(start) }), conceals('body'));
}

/**
 * Reads of the object after a Complete with other SSE-C headers. Where that one was refused, the
 * upload is completed without; where this is refused too, the trial is blocked.
 */
export async function readsAfterComplete(
  { s3, have }: Pick<World<'CompleteMultipartUpload'>, 's3' | 'have'>,
  first: Exchange,
  of: Pick<Shared, 'key' | 'body'> & { readonly upload: Upload; readonly other: Shared['key'] },
) {
  const { upload, other } = of;
  const complete = () => s3.completeMultipartUpload({ upload, key: 'if asked for' });
  if (isFailure(first)) await complete();
  else if (!isAccepted(first)) await have.accepted(complete());
  return threeReads(s3.getObject, { of: objectOf(upload, of), other });
}

export interface SharedParts {
  readonly shared: SharedMultipart;
}

export function partOf({ body, partSizesBytes }: SharedMultipart, number: number): ObjectBody {
  const before = partSizesBytes.slice(0, number - 1).reduce((sum, sizeBytes) => sum + sizeBytes, 0);
  return body.part({ firstByte: before, sizeBytes: partSizesBytes[number - 1] ?? 0 });
}
