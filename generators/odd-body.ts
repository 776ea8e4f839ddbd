import type fc from 'fast-check';
import { ObjectBody } from '../core/object-body.ts';
import { each } from './each.ts';

const text = (end: string) => Buffer.from(`What ends a line ends no file.${end}`);

/** Bodies that end in what also ends a line, a field of a form or a string. */
export function bodyWithOddEnd(): fc.Arbitrary<ObjectBody> {
  const ends = ['\r\n', '\n', '\r\n\r\n--', '\0', ' '];
  return each(...ends.map((end) => ObjectBody.holding(text(end))));
}

/** Bodies of zeros, which look as if nothing was written. */
export function zeroBody(): fc.Arbitrary<ObjectBody> {
  return each(...[1, 16, 4096, 65_537].map((size) => ObjectBody.holding(Buffer.alloc(size))));
}
