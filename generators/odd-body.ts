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

const zeros = [1, 16, 4096, 65_537].map((size) => Buffer.alloc(size));
/** Blocks that end as PKCS#7, ANSI X.923 and ISO 7816-4 pad them. */
const padded = [[1], [2, 2], Array(16).fill(16), [0, 2], [0x80, 0]].map((end) =>
  Buffer.from([...Array(32 - end.length).fill(0x61), ...end]),
);

/** Bodies of zero bytes, which look like unwritten storage. */
export function zeroBody(): fc.Arbitrary<ObjectBody> {
  return each(...zeros.map((bytes) => ObjectBody.holding(bytes)));
}

/** Bodies of zero bytes, and ones whose end looks like a padding. */
export function storageLikeBody(): fc.Arbitrary<ObjectBody> {
  return each(...[...zeros, ...padded].map((bytes) => ObjectBody.holding(bytes)));
}

/** A line of text, which SelectObjectContent reads as a table: it refuses what is not UTF-8. */
export function textBody(): fc.Arbitrary<ObjectBody> {
  return objectBody().map((body) =>
    ObjectBody.holding(Buffer.from(`${body.bytes().toString('hex')}\n`)),
  );
}
