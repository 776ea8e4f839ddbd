import type { ObjectBody } from '../values.ts';
import type { Positions } from './request.ts';
import type { Scene } from './scene.ts';
import { visible } from './scene.ts';
import { sizeOf, type Version } from './state.ts';

/** Which bytes of an object a read asks for. */
export type Asked =
  | { readonly kind: 'whole' }
  | ({ readonly kind: 'positions' } & Positions)
  | { readonly kind: 'nothing there' }
  | { readonly kind: 'empty part' }
  | { readonly kind: 'several'; readonly all: readonly Positions[] };

/** The bytes that the Range header or the part number of a read asks for. */
export function askedOf({ request, object }: Pick<Scene, 'request' | 'object'>): Asked {
  const version = visible(object);
  if (version === undefined) return { kind: 'whole' };
  if (request.partNumber !== undefined && request.operation !== 'GetObjectAttributes')
    return partOf(version, request.partNumber);
  const isIgnored = request.range === undefined || ignoresRange({ request, object: version });
  return isIgnored ? { kind: 'whole' } : rangeOf(version, request.range ?? '');
}

/** Whether the request says by its If-Range that its range is to be ignored. */
export function ignoresRange({ request, object }: Pick<Scene, 'request' | 'object'>): boolean {
  const { range, ifRange } = request;
  if (range === undefined || ifRange === undefined) return false;
  // Not every write returns an ETag; then the one that is sent is not that of the object.
  return ifRange === 'another' || object?.etag === undefined;
}

function partOf(version: Version, number: number): Asked {
  const parts = version.parts ?? [{ number: 1, sizeBytes: sizeOf(version) }];
  const part = parts.find((one) => one.number === number);
  if (part === undefined) return { kind: 'nothing there' };
  if (part.sizeBytes === 0) return { kind: sizeOf(version) === 0 ? 'whole' : 'empty part' };
  const before = parts.slice(0, parts.indexOf(part));
  const first = before.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  return { kind: 'positions', first, last: first + part.sizeBytes - 1 };
}

/** A range that is not of the form `bytes=…` is ignored, and so is one that ends before it begins. */
function rangeOf(version: Version, header: string): Asked {
  const several = /^bytes=(\d+)-(\d+),(\d+)-(\d+)$/.exec(header)?.slice(1).map(Number);
  if (several !== undefined) {
    const [first = 0, last = 0, then = 0, end = 0] = several;
    return {
      kind: 'several',
      all: [
        { first, last },
        { first: then, last: end },
      ],
    };
  }
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header) ?? [];
  const size = sizeOf(version);
  if (from === '' && to === '') return { kind: 'whole' };
  if (from === '') {
    const count = Math.min(Number(to), size);
    if (count === 0) return { kind: 'nothing there' };
    return { kind: 'positions', first: size - count, last: size - 1 };
  }
  const first = Number(from);
  const last = to === '' ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== '' && Number(to) < first) return { kind: 'whole' };
  return first >= size ? { kind: 'nothing there' } : { kind: 'positions', first, last };
}

/** The bytes between two positions of pieces, as pieces. */
export function between(
  pieces: readonly ObjectBody[],
  { first, last }: Positions,
): readonly ObjectBody[] {
  let start = 0;
  const found: ObjectBody[] = [];
  for (const piece of pieces) {
    const from = Math.max(first - start, 0);
    const to = Math.min(last - start, piece.sizeBytes - 1);
    if (from <= to) found.push(piece.part({ firstByte: from, sizeBytes: to - from + 1 }));
    start += piece.sizeBytes;
  }
  return found;
}
