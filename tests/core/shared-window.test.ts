import { describe, expect, test } from 'vitest';
import { sharedWindow } from '../../core/expectations.ts';
import { ObjectBody } from '../../core/object-body.ts';

const body = ObjectBody.of({ sizeBytes: 100, seed: 3 });
const bytes = body.bytes();
const isShown = (given: Uint8Array, of: Uint8Array) =>
  sharedWindow([given], ObjectBody.holding(of));
const unlike = (byte: number | undefined, count = 5) => Buffer.alloc(count, (byte ?? 0) ^ 0xff);

/** A stretch of the body between bytes that differ from its neighbours. */
function between(first: number, count: number, of = bytes): Buffer {
  const piece = of.subarray(first, first + count);
  return Buffer.concat([unlike(of[first - 1]), piece, unlike(of[first + count])]);
}

describe('a window of 16 bytes of an object', () => {
  test('16 bytes are found wherever they stand in the object, 15 bytes are not', () => {
    for (let first = 0; first + 16 <= bytes.byteLength; first += 1) {
      expect(isShown(between(first, 16), bytes), String(first)).toBe(true);
      expect(isShown(between(first, 15), bytes), String(first)).toBe(false);
    }
  });
  test('16 bytes are found wherever they stand in the answer', () => {
    const window = bytes.subarray(33, 49);
    for (const before of [0, 1, 3, 4, 100]) {
      for (const after of [0, 1, 50]) {
        const given = Buffer.concat([Buffer.alloc(before), window, Buffer.alloc(after)]);
        expect(isShown(given, bytes), `${before} ${after}`).toBe(true);
      }
    }
  });
  test('an answer of fewer than 16 bytes shows nothing of the object', () => {
    expect(isShown(bytes.subarray(0, 15), bytes)).toBe(false);
    expect(isShown(new Uint8Array(0), bytes)).toBe(false);
  });
  test('the last 16 bytes are found in an object of any length', () => {
    for (let sizeBytes = 16; sizeBytes < 40; sizeBytes += 1) {
      const of = bytes.subarray(0, sizeBytes);
      expect(isShown(between(sizeBytes - 16, 16, of), of), String(sizeBytes)).toBe(true);
    }
  });
  test('16 bytes are found behind many words that only begin like them', () => {
    const word = bytes.subarray(40, 44);
    const few = Buffer.concat(
      Array.from({ length: 40 }, () => Buffer.concat([word, Buffer.alloc(4)])),
    );
    expect(isShown(few, bytes)).toBe(false);
    expect(isShown(Buffer.concat([few, bytes.subarray(36, 52)]), bytes)).toBe(true);
  });
  test('the object is looked for only in the first two mebibytes of an answer', () => {
    const within = Buffer.concat([Buffer.alloc(2 * 1024 * 1024 - 16), bytes.subarray(0, 16)]);
    expect(isShown(within, bytes)).toBe(true);
    const beyond = Buffer.concat([Buffer.alloc(2 * 1024 * 1024), bytes.subarray(0, 16)]);
    expect(isShown(beyond, bytes)).toBe(false);
  });
});

describe('a window of a large object', () => {
  const large = ObjectBody.of({ sizeBytes: 200_000, seed: 3 });
  const whole = Buffer.from(large.bytes());
  const seams = [0, 65_536, 131_072, 200_000 - 16];
  const places = seams.flatMap((seam) =>
    Array.from({ length: 33 }, (_, index) => seam - 16 + index),
  );
  const inside = places.filter((first) => first >= 0 && first + 16 <= whole.byteLength);
  test.each(inside)('16 bytes at %i are found in a large object, 15 bytes are not', (first) => {
    expect(sharedWindow([between(first, 16, whole)], large)).toBe(true);
    expect(sharedWindow([between(first, 15, whole)], large)).toBe(false);
  });
});

describe('a large answer', () => {
  const large = ObjectBody.of({ sizeBytes: 300_000, seed: 3 });
  const whole = Buffer.from(large.bytes());
  const other = Buffer.from(ObjectBody.of({ sizeBytes: 300_000, seed: 4 }).bytes());
  test.each([0, 1, 65_520, 65_521, 65_535, 65_536, 131_071, 200_000])(
    'a large answer shows the object if it holds the stretch from %i on or begins or ends with it',
    (first) => {
      const stretch = whole.subarray(first, first + 90_000);
      const filler = other.subarray(0, 70_000);
      expect(sharedWindow([stretch], large)).toBe(true);
      expect(sharedWindow([Buffer.concat([stretch.subarray(0, 16), filler])], large)).toBe(true);
      expect(sharedWindow([Buffer.concat([filler, stretch.subarray(0, 16)])], large)).toBe(true);
      expect(sharedWindow([Buffer.concat([filler, stretch.subarray(0, 15)])], large)).toBe(false);
    },
  );
  test('a large answer shows the object if 16 bytes of it stand in its middle', () => {
    const parts = [other.subarray(0, 70_000), whole.subarray(9, 25), other.subarray(0, 70_000)];
    expect(sharedWindow([Buffer.concat(parts)], large)).toBe(true);
    expect(sharedWindow([other], large)).toBe(false);
  });
});

describe('a body beyond 512 KiB', () => {
  const huge = ObjectBody.of({ sizeBytes: 1_500_003, seed: 3 });
  const whole = Buffer.from(huge.bytes());
  const text = Buffer.from('x'.repeat(40));
  test.each([0, 1, 15, 700_000, 700_001, 700_015, 1_499_972])(
    '31 bytes from %i on are found, whatever stands around them',
    (first) => {
      const piece = whole.subarray(first, first + 31);
      for (const before of [0, 1, 7, 16])
        expect(sharedWindow([Buffer.concat([text.subarray(before), piece, text])], huge)).toBe(
          true,
        );
      expect(sharedWindow([text, piece], huge)).toBe(true);
    },
  );
  test.each([0, 1, 4000, 1_499_987])('16 bytes from %i on are found near its ends', (first) => {
    expect(sharedWindow([between(first, 16, whole)], huge)).toBe(true);
    expect(sharedWindow([between(first, 15, whole)], huge)).toBe(false);
  });
  test('a part shows its own bytes alone, and not those before and behind it', () => {
    const part = huge.part({ firstByte: 100_003, sizeBytes: 600_000 });
    const shows = (first: number, count: number) =>
      sharedWindow([whole.subarray(first, first + count)], part);
    expect(shows(100_003, 31)).toBe(true);
    expect(shows(700_003 - 31, 31)).toBe(true);
    expect(shows(99_000, 1003)).toBe(false);
    expect(shows(700_003, 1000)).toBe(false);
  });
  test('bytes of another body of this size are not found', () => {
    const other = ObjectBody.of({ sizeBytes: 1_500_003, seed: 4 });
    expect(sharedWindow([other.slice({ first: 0, last: 99_999 })], huge)).toBe(false);
    expect(sharedWindow([other.slice({ first: 0, last: 99 })], huge, other)).toBe(true);
  });
});

describe('several byte strings', () => {
  const decoy = Buffer.concat(
    Array.from({ length: 80 }, () => Buffer.concat([bytes.subarray(48, 52), Buffer.alloc(4)])),
  );
  test('16 bytes are found in whichever of several byte strings they stand', () => {
    const window = between(41, 16);
    for (const given of [
      [window, decoy],
      [decoy, window],
      [decoy, decoy, window],
      [Buffer.alloc(3), window],
    ])
      expect(sharedWindow(given, body)).toBe(true);
    expect(sharedWindow([decoy, between(41, 15), decoy], body)).toBe(false);
    expect(sharedWindow([], body)).toBe(false);
  });
  test('16 bytes that are split over two byte strings are not found', () => {
    expect(sharedWindow([bytes.subarray(40, 48), bytes.subarray(48, 56)], body)).toBe(false);
  });
  test('an object of 9 bytes is found in several byte strings only as one of them', () => {
    const small = ObjectBody.holding(bytes.subarray(0, 9));
    expect(sharedWindow([decoy, bytes.subarray(0, 9)], small)).toBe(true);
    expect(sharedWindow([decoy, bytes.subarray(0, 8)], small)).toBe(false);
  });
});

describe('an object of fewer than 16 bytes', () => {
  const small = bytes.subarray(0, 15);
  test('an object of 15 bytes is found only as the whole answer', () => {
    expect(isShown(small, small)).toBe(true);
    expect(isShown(Buffer.concat([small, Buffer.alloc(1)]), small)).toBe(false);
    expect(isShown(small.subarray(0, 14), small)).toBe(false);
    expect(isShown(new Uint8Array(0), small)).toBe(false);
  });
  test('an empty object is never found', () => {
    expect(isShown(new Uint8Array(0), Buffer.alloc(0))).toBe(false);
    expect(isShown(bytes, Buffer.alloc(0))).toBe(false);
  });
});
