import { child, childrenNamed, type Exchange } from '../exchange.ts';
import type { Stored, Upload } from '../values.ts';
import { accepted } from './accepted.ts';
import { bareEtag, holds, lists } from './consistent.ts';

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

/** ObjectParts lists every part with its plaintext size. */
export function listsParts() {
  return holds<Exchange, { readonly shared: { readonly partSizesBytes: readonly number[] } }>(
    'lists the parts with their plaintext sizes',
    (answer, { shared: { partSizesBytes } }) => {
      const parts = child(answer.document, 'ObjectParts');
      const count = (child(parts, 'TotalPartsCount') ?? child(parts, 'PartsCount'))?.text;
      const sizes = childrenNamed(parts, 'Part').map((part) => child(part, 'Size')?.text);
      const isRight =
        count === String(partSizesBytes.length) && sizes.join(', ') === partSizesBytes.join(', ');
      return isRight
        ? []
        : [
            {
              expected: `parts: ${partSizesBytes.length}, of sizes ${partSizesBytes.join(', ')}`,
              received: `parts: ${count ?? 'no'}, of sizes ${sizes.join(', ')}`,
            },
          ];
    },
  );
}

/** The list holds the object that was asked for. */
export function listsObject() {
  return holds<Exchange>('lists the object', (answer) => {
    const rejected = accepted().check(answer, undefined);
    if (rejected.length > 0) return rejected;
    const prefix = answer.request.query.find(([name]) => name === 'prefix')?.[1];
    const names = childrenNamed(answer.document, 'Contents').map(
      (entry) => child(entry, 'Key')?.text,
    );
    return names.includes(prefix)
      ? []
      : [{ expected: 'the object in the list', received: `${names.length} others` }];
  });
}

/** A list shows an object under its name, with its size. */
export function showsObject() {
  return holds<{ readonly list: Exchange; readonly stored: Stored }>(
    'shows the object',
    ({ list, stored }) => lists({ name: stored.name, sizeBytes: stored.body.sizeBytes }, list),
  );
}

/** DeleteObjects is accepted and names no object that it did not delete. */
export function reportsNoError() {
  return holds<Exchange>('is accepted and reports no error', (answer) => [
    ...accepted().check(answer, undefined),
    ...childrenNamed(answer.document, 'Error').map(() => ({
      expected: 'no Error',
      received: 'an Error',
    })),
  ]);
}
