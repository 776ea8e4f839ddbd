import { type Exchange, isAccepted, isFailure } from '../../core/exchange.ts';
import { slice } from '../../core/expectations/accepted.ts';
import { type Addition, addition } from '../../core/expectations/expectation.ts';
import { conceals, holds } from '../../core/expectations.ts';
import type { ObjectBody } from '../../core/object-body.ts';
import { type Stored, ssec, type Upload } from '../../core/values.ts';
import type { World } from '../../core/world.ts';
import { type SharedMultipart, unalignedPartSizesBytes } from '../../generators/index.ts';

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
  return holds(
    'returns exactly the range',
    (
      answer: Exchange,
      drawn: { shared: Shared; range: { first: number; last: number; header: string } },
    ) => slice(answer, { body: drawn.shared.body, range: drawn.range }),
  );
}

/** `conceals` for the shared object: the start of it, since all of it takes long to look for. */
export function concealsShared(): Addition<Exchange, { readonly shared: Shared }> {
  const { says, check } = conceals('body');
  const sizeBytes = 64 * 1024;
  return addition({
    says,
    check: (answer, { shared }) =>
      check(answer, { body: shared.body.part({ firstByte: 0, sizeBytes }) }),
  });
}

/**
 * What opens the object once an odd Complete was answered. Where that was refused, the upload is
 * completed as it should be; if that is refused too, nothing was learned about the object.
 */
export async function openersAfter(
  { s3, have }: Pick<World<'CompleteMultipartUpload'>, 's3' | 'have'>,
  first: Exchange,
  of: Pick<Shared, 'key' | 'body'> & { readonly upload: Upload; readonly other: Shared['key'] },
) {
  const { upload, other } = of;
  const complete = () => s3.completeMultipartUpload({ upload, key: 'if asked for' });
  if (isFailure(first)) await complete();
  else if (!isAccepted(first)) await have.accepted(complete());
  return openers(s3.getObject, { of: objectOf(upload, of), other });
}

async function openers(
  get: (input: { of: Stored; key?: Shared['key'] | 'none' }) => Promise<Exchange>,
  { of, other }: { readonly of: Stored; readonly other: Shared['key'] },
) {
  return [
    await get({ of }),
    await get({ of, key: other }),
    await get({ of, key: 'none' }),
  ] as const;
}

export interface SharedParts {
  readonly shared: SharedMultipart;
}

export function partOf({ body, partSizesBytes }: SharedMultipart, number: number): ObjectBody {
  const before = partSizesBytes.slice(0, number - 1).reduce((sum, sizeBytes) => sum + sizeBytes, 0);
  return body.part({ firstByte: before, sizeBytes: partSizesBytes[number - 1] ?? 0 });
}
