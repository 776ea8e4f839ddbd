import { byteRangesOf } from '../byteranges.ts';
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
  const parts = byteRangesOf(answer) ?? [Buffer.from(answer.body)];
  const isRight =
    (parts.length === 1 || parts.length === wanted.length) &&
    parts.every((part, at) => wanted[at]?.equals(part));
  return mismatch(
    { clause: 'get.one-range', level: 'SHOULD', harm: 'wrong-bytes' },
    !isRight && answer.body.byteLength > 0,
    () => ({ expected: 'exactly the slices', received: '206, other bytes' }),
  );
}
