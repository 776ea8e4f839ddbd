import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alternativesOf } from '../../core/enumerated.ts';
import {
  bodyWithOddEnd,
  edgeKeys,
  fuzzedMutation,
  oddNameEnd,
  oddSourceEnd,
  slashedNameEnd,
  storageLikeBody,
  zeroBody,
} from '../../generators/index.ts';

/** Every value of an enumerated arbitrary. */
function everyOf<T>(arbitrary: fc.Arbitrary<T>): readonly T[] {
  return alternativesOf(arbitrary).map((one) => fc.sample(one, 1)[0] as T);
}

test('every edge key has 256 bits and a similar key that differs', () => {
  const all = everyOf(edgeKeys());
  expect(all.length).toBeGreaterThan(15);
  expect(new Set(all.map(({ what }) => what)).size).toBe(all.length);
  for (const { what, key, near } of all) {
    expect(key.bytes.byteLength, what).toBe(32);
    expect(near.fingerprint, what).not.toBe(key.fingerprint);
  }
});

test('each sloppy way to compare keys takes some edge key for its similar key', () => {
  const all = everyOf(edgeKeys()).map(({ key, near }) => [
    Buffer.from(key.bytes),
    Buffer.from(near.bytes),
  ]);
  const some = (view: (key: Buffer) => string) =>
    all.some(([key, near]) => key && near && view(key) === view(near));
  expect(some((key) => key.toString('base64').toLowerCase())).toBe(true);
  expect(some((key) => key.toString('utf8'))).toBe(true);
  expect(some((key) => key.map((byte) => byte & 0x7f).join())).toBe(true);
  expect(some((key) => key.subarray(0, key.indexOf(0) + 1 || 32).toString('hex'))).toBe(true);
  expect(some((key) => key.subarray(0, 32).toString('hex'))).toBe(true);
  expect(some((key) => key.toString('hex').replace(/(00)+$/, ''))).toBe(true);
  expect(some((key) => key.toString('latin1').toLowerCase())).toBe(true);
  expect(some((key) => key.reduce((sum, byte) => sum + byte, 0).toString())).toBe(true);
});

test('drawn names and bodies hold the edge characters and bytes that they are named after', () => {
  const names = [...everyOf(oddNameEnd()), ...everyOf(oddSourceEnd())].join('\n');
  for (const part of [' ', '+', '%', '&', '?', '#', "'", 'Ü', '\u{1f511}', 'UPPER'])
    expect(names).toContain(part);
  expect(everyOf(slashedNameEnd())).toEqual(['folder/', 'two//slashes']);
  for (const body of everyOf(zeroBody()))
    expect(body.bytes().every((byte) => byte === 0) && body.bytes().byteLength).toBe(
      body.sizeBytes,
    );
  const ends = everyOf(bodyWithOddEnd()).map((body) => body.bytes().toString('latin1'));
  expect(ends.some((text) => text.endsWith('\r\n'))).toBe(true);
  expect(String(everyOf(zeroBody())[0])).toBe('1 byte chosen');
  const padded = everyOf(storageLikeBody()).map((body) => body.bytes());
  // Whole blocks, or there would be no padding to take away.
  const ofBlocks = padded.filter((bytes) => bytes.byteLength === 32);
  for (const end of [1, 2, 16]) expect(ofBlocks.map((bytes) => bytes.at(-1))).toContain(end);
});

test('each SSE-C header is fuzzed, and a key of a length that no Base64 has and beyond ASCII', () => {
  const all = everyOf(fuzzedMutation());
  const names = new Set(all.map(({ name }) => name));
  expect(names).toEqual(new Set(['fuzz.algorithm', 'fuzz.key', 'fuzz.md5']));
  const keys = all.map(({ says = '' }) => /^key .* "(.*)"$/.exec(says)?.[1] ?? '');
  expect(keys.some((key) => /^[\w+/]+$/.test(key) && key.length % 4 !== 0)).toBe(true);
  expect(keys.some((key) => /[^\0-\x7f]/.test(key))).toBe(true);
});
