import type fc from 'fast-check';
import { ObjectBody } from '../core/object-body.ts';
import { each } from './each.ts';
import { objectBody } from './object-body.ts';

const text = (end: string) => Buffer.from(`What ends a line ends no file.${end}`);

/** Bodies that end in a line end, a form boundary's dashes, a zero byte or a space. */
export function bodyWithOddEnd(): fc.Arbitrary<ObjectBody> {
  const ends = ['\r\n', '\n', '\r\n\r\n--', '\0', ' '];
  return each(...ends.map((end) => ObjectBody.holding(text(end))));
}

/** Bodies of zero bytes, which look like unwritten storage. */
export function zeroBody(): fc.Arbitrary<ObjectBody> {
  return each(...[1, 16, 4096, 65_537].map((size) => ObjectBody.holding(Buffer.alloc(size))));
}

/** A line of text, which SelectObjectContent reads as a table: it refuses what is not UTF-8. */
export function textBody(): fc.Arbitrary<ObjectBody> {
  return objectBody().map((body) =>
    ObjectBody.holding(Buffer.from(`${body.bytes().toString('hex')}\n`)),
  );
}
