import { child, childrenNamed, type Exchange } from '../exchange.ts';
import type { Upload } from '../values.ts';
import { accepted } from './accepted.ts';
import { bareEtag, holds } from './consistent.ts';

export interface ShownParts {
  readonly list: Exchange;
  readonly upload: Upload;
}

/** ListParts shows exactly the parts that were sent, with number, plaintext size and ETag. */
export function showsParts() {
  return holds<ShownParts>('shows the parts with their plaintext sizes', ({ list, upload }) => {
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

/** A list whose entries have exactly these texts in one of their child elements. */
export function listsExactly(
  list: Exchange,
  of: { readonly entry: string; readonly child: string; readonly wanted: readonly string[] },
) {
  const rejected = accepted().check(list, undefined);
  if (rejected.length > 0) return rejected;
  const found = childrenNamed(list.document, of.entry).map((one) => child(one, of.child)?.text);
  const isSame = found.join() === of.wanted.join();
  const shownAs = (texts: readonly unknown[]) => `${of.child} ${texts.join(', ') || 'none'}`;
  return isSame ? [] : [{ expected: shownAs(of.wanted), received: shownAs(found) }];
}
