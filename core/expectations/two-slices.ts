import { byteRangesOf } from '../byteranges.ts';
import type { Exchange } from '../exchange.ts';
import type { ObjectBody } from '../values.ts';
import { holds } from './consistent.ts';

/** The two ranges that the rule asks for. */
export const twoRanges = 'bytes=0-15,100-131';

/** A multipart/byteranges answer of exactly the two slices, or the first slice alone. */
export function twoSlices() {
  return holds<Exchange, { readonly body: ObjectBody }>(
    'is exactly the slices',
    (answer, { body }) => {
      const wanted = [body.slice({ first: 0, last: 15 }), body.slice({ first: 100, last: 131 })];
      const parts = byteRangesOf(answer);
      const isRight =
        parts === undefined
          ? wanted[0]?.equals(answer.body)
          : parts.length === wanted.length && parts.every((part, at) => wanted[at]?.equals(part));
      return answer.status === 206 && isRight
        ? []
        : [{ expected: '206 with the slices', received: `${answer.status}, other bytes` }];
    },
    'wrong-bytes',
  );
}
