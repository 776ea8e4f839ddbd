import { header } from '../exchange.ts';
import type { ModelAnswer } from './answer.ts';
import { type ModelMismatch, mismatch } from './mismatch.ts';
import { between } from './positions.ts';
import type { Positions } from './request.ts';
import type { Version } from './state.ts';

/** Whether a 206 to several ranges has exactly these slices, or the first one alone. */
export function slicesMissing(
  { pieces }: Version,
  answer: ModelAnswer,
  all: readonly Positions[],
): readonly ModelMismatch[] {
  const wanted = all.map((positions) =>
    Buffer.concat(between(pieces, positions).map((piece) => piece.bytes())),
  );
  const parts = partsOf(answer) ?? [Buffer.from(answer.body)];
  const isRight =
    (parts.length === 1 || parts.length === wanted.length) &&
    parts.every((part, at) => wanted[at]?.equals(part));
  return mismatch(
    { clause: 'get.one-range', level: 'SHOULD', harm: 'wrong-bytes' },
    !isRight && answer.body.byteLength > 0,
    () => ({ expected: 'exactly the slices', received: '206, other bytes' }),
  );
}

/** The contents of a multipart/byteranges body; undefined for any other. */
function partsOf(answer: ModelAnswer): readonly Buffer[] | undefined {
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
