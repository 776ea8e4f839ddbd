import { type Exchange, header } from '../exchange.ts';
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
      const parts = partsOf(answer);
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

/** The contents of a multipart/byteranges body; undefined for any other. */
function partsOf(answer: Exchange): readonly Buffer[] | undefined {
  const type = header(answer, 'content-type') ?? '';
  const boundary = /^multipart\/byteranges\s*;.*boundary="?([^";]+)"?/i.exec(type)?.[1];
  if (boundary === undefined) return undefined;
  const text = Buffer.from(answer.body).toString('latin1');
  // Nothing precedes the first delimiter; two dashes follow the last one.
  const sections = `\r\n${text}`.split(`\r\n--${boundary}`).slice(1, -1);
  return sections.map((section) =>
    Buffer.from(section.slice(section.indexOf('\r\n\r\n') + 4), 'latin1'),
  );
}
