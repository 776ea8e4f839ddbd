import { describe, expect, test } from 'vitest';
import { joined, release, roomFor } from '../../core/room.ts';
import * as theirs from '../../fixtures/endpoint/room.ts';

const large = 128 * 1024;
const sizes = [0, 1, large - 1, large, large + 1, 5 * 1024 * 1024 + 1];
const each = [
  ['the suite', { roomFor, release }],
  ['the reference endpoint', theirs],
] as const;

describe.each(each)('the memory of a body, of %s', (_, { roomFor: room, release: give }) => {
  test.each(sizes)('has its %i bytes', (sizeBytes) => {
    const bytes = room(sizeBytes).fill(7);
    expect(bytes.byteLength).toBe(sizeBytes);
    expect(bytes.every((byte) => byte === 7)).toBe(true);
  });
  test('is given back where it is large, with every view of it; small memory may be shared', () => {
    const bytes = room(large);
    const view = bytes.subarray(10, 20);
    give(view);
    expect([bytes.byteLength, view.byteLength]).toEqual([0, 0]);
    const small = Buffer.from('small');
    give(small);
    expect(small.toString()).toBe('small');
    const begun = room(large - 1);
    give(begun);
    expect(begun.byteLength).toBe(large - 1);
    expect(() => give(new Uint8Array(new SharedArrayBuffer(8)) as Buffer)).not.toThrow();
  });
});

test('pieces are joined in their order', () => {
  const pieces = [Buffer.from('a'), new Uint8Array(0), Buffer.alloc(large, 'b'), Buffer.from('c')];
  const whole = `a${'b'.repeat(large)}c`;
  expect(joined(pieces).toString()).toBe(whole);
  expect(theirs.joined(pieces, large + 2).toString()).toBe(whole);
  expect(theirs.joined(pieces, large + 500).toString()).toBe(whole);
  expect(joined([]).byteLength).toBe(0);
  expect(theirs.joined([], 0).byteLength).toBe(0);
});
