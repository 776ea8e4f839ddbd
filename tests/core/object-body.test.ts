import { expect, test } from 'vitest';
import { ObjectBody } from '../../core/object-body.ts';

test.each([0, 1, 15, 16, 17, 4096, 65_536, 65_537, 300_001])(
  'an object body of %i bytes is the same as a whole, in slices and in parts of parts',
  (sizeBytes) => {
    const whole = Buffer.from(ObjectBody.of({ sizeBytes, seed: 5 }).bytes());
    expect(whole).toHaveLength(sizeBytes);
    const fresh = () => ObjectBody.of({ sizeBytes, seed: 5 });
    for (const first of [0, 1, 15, 16, 33, 65_535, 65_536, 299_999]) {
      if (first >= sizeBytes) continue;
      for (const last of [first, first + 15, first + 70_000, sizeBytes - 1]) {
        const wanted = whole.subarray(first, last + 1);
        expect(fresh().slice({ first, last }).equals(wanted)).toBe(true);
      }
      const part = fresh().part({ firstByte: first, sizeBytes: sizeBytes - first });
      expect(part.bytes().equals(whole.subarray(first))).toBe(true);
      const inner = part.part({ firstByte: 0, sizeBytes: Math.min(7, sizeBytes - first) });
      expect(inner.bytes().equals(whole.subarray(first, first + 7))).toBe(true);
      expect(part.slice({ first: 0, last: 2 }).equals(whole.subarray(first, first + 3))).toBe(true);
    }
  },
);

test.each([0, 1, 100, 65_536, 200_003])(
  'the first byte that differs from an object body of %i bytes is found',
  (sizeBytes) => {
    const bytes = Buffer.from(ObjectBody.of({ sizeBytes, seed: 5 }).bytes());
    const difference = (given: Uint8Array) =>
      ObjectBody.of({ sizeBytes, seed: 5 }).firstDifference(given);
    expect(difference(bytes)).toBeUndefined();
    expect(difference(Buffer.concat([bytes, Buffer.alloc(1)]))).toBe(sizeBytes);
    expect(difference(Buffer.concat([bytes, Buffer.alloc(70_000)]))).toBe(sizeBytes);
    for (const at of [0, 1, 99, 65_535, 65_536, 131_072, 200_002].filter(
      (one) => one < sizeBytes,
    )) {
      expect(difference(bytes.subarray(0, at))).toBe(at);
      const other = Buffer.from(bytes);
      other[at] = (other[at] ?? 0) ^ 1;
      expect(difference(other)).toBe(at);
    }
  },
);

test('no 16 bytes of an object body occur twice, nor in a body of another seed', () => {
  const bytes = ObjectBody.of({ sizeBytes: 200_000, seed: 1 }).bytes();
  const other = ObjectBody.of({ sizeBytes: 200_000, seed: 2 }).bytes();
  const windows = new Set<string>();
  for (const each of [bytes, other])
    for (let at = 0; at + 16 <= each.byteLength; at += 1)
      windows.add(each.toString('latin1', at, at + 16));
  expect(windows.size).toBe(2 * (200_000 - 15));
});
