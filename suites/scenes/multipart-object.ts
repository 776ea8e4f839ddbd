import { child, childrenNamed, type Exchange, isAccepted, isFailure } from '../../core/exchange.ts';
import { slice } from '../../core/expectations/accepted.ts';
import { type Addition, addition, when } from '../../core/expectations/expectation.ts';
import { accepted, bareEtag, conceals, etagOf, holds } from '../../core/expectations.ts';
import type { ObjectBody } from '../../core/object-body.ts';
import { type Stored, ssec, type Upload } from '../../core/values.ts';
import type { World } from '../../core/world.ts';
import { type SharedMultipart, unalignedPartSizesBytes } from '../../generators/index.ts';
import { plaintextMd5s } from './plaintext-md5.ts';

export const [boundary, lastPartBytes] = unalignedPartSizesBytes;

export const multipartSizeBytes = boundary + lastPartBytes;

export type Shared = SharedMultipart;

export interface Shown {
  readonly list: Exchange;
  readonly upload: Upload;
}

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

/** ListParts shows every part that was sent, and no other: number, plaintext size, ETag. */
export function showsParts() {
  return holds<Shown>('shows the parts with their plaintext sizes', ({ list, upload }) => {
    const rejected = accepted().check(list, undefined);
    if (rejected.length > 0) return rejected;
    const wanted = upload.parts.map(({ number, etag, body }) =>
      [number, body.sizeBytes, bareEtag(etag)].join(' '),
    );
    const shown = childrenNamed(list.document, 'Part').map((part) =>
      [
        child(part, 'PartNumber')?.text,
        child(part, 'Size')?.text,
        bareEtag(child(part, 'ETag')?.text),
      ].join(' '),
    );
    if (shown.join() === wanted.join()) return [];
    return [{ expected: `parts ${wanted.join(', ')}`, received: shown.join(', ') || 'no parts' }];
  });
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

/** Equal parts name an ETag each, all of them different and none the MD5 of the plaintext. */
export function haveOwnEtags() {
  return holds<readonly Exchange[], { readonly body: ObjectBody }>(
    'have ETags of their own',
    (answers, { body }) => {
      const etags = answers.map((answer) => etagOf(answer) ?? '');
      const own = new Set(etags.filter((etag) => etag !== ''));
      const isTold = plaintextMd5s(body).some((digest) => own.has(digest));
      return [
        ...when(own.size < answers.length, () => ({
          expected: `${answers.length} ETags`,
          received: `${own.size}`,
        })),
        ...when(isTold, () => ({
          expected: 'ETags that tell nothing',
          received: 'the plaintext MD5',
        })),
      ];
    },
  );
}

/** The ETag of an answer as a request names it; empty where none was told. */
export function etagIn(exchange: Exchange): string {
  const etag = etagOf(exchange);
  return etag === undefined ? '' : `"${etag}"`;
}
