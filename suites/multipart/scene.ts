import { child, childrenNamed, type Exchange } from '../../core/exchange.ts';
import { slice } from '../../core/expectations/accepted.ts';
import { accepted, holds } from '../../core/expectations.ts';
import { type Stored, ssec, type Upload } from '../../core/values.ts';
import {
  customerKey,
  objectBody,
  type SharedMultipart,
  unalignedPartSizesBytes,
} from '../../generators/index.ts';

export const given = { key: customerKey(), body: objectBody() };
export const [boundary, lastPartBytes] = unalignedPartSizesBytes;

export type Shared = SharedMultipart;
export interface Shown {
  readonly list: Exchange;
  readonly upload: Upload;
}

export function large(shared: Shared) {
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

export function showsParts() {
  return holds<Shown, { readonly body: { readonly sizeBytes: number } }>(
    'shows the part with its plaintext size',
    ({ list, upload }, { body }) => {
      const rejected = accepted().check(list, undefined);
      if (rejected.length > 0) return rejected;
      const part = childrenNamed(list.document, 'Part')[0];
      const size = child(part, 'Size')?.text;
      if (size === String(body.sizeBytes) && upload.parts.length === 1) return [];
      return [
        { expected: `one part of Size ${body.sizeBytes}`, received: `Size ${size ?? 'absent'}` },
      ];
    },
  );
}

export async function openers(
  get: (input: { of: Stored; key?: Shared['key'] | 'none' }) => Promise<Exchange>,
  { of, other }: { readonly of: Stored; readonly other: Shared['key'] },
) {
  return [
    await get({ of }),
    await get({ of, key: other }),
    await get({ of, key: 'none' }),
  ] as const;
}
