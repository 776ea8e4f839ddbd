import { describe, expect, test } from 'vitest';
import { turns } from '../../../runner/judge/turns.ts';

/** Begins a task of each size; `end` ends one, `begun` has the sizes that began, in order. */
function started(bytesMax: number, sizes: readonly number[]) {
  const begin = turns(bytesMax);
  const begun: number[] = [];
  const ends = new Map<number, () => void>();
  const all = sizes.map((bytes) =>
    begin(bytes, async () => {
      begun.push(bytes);
      await new Promise<void>((end) => ends.set(bytes, end));
    }),
  );
  const end = async (bytes: number) => {
    ends.get(bytes)?.();
    await new Promise(setImmediate);
  };
  return { begun, end, all: Promise.all(all) };
}

describe('room for trials with large bodies', () => {
  test('trials run at once as long as their bodies fit together', async () => {
    const { begun, end, all } = started(10, [4, 5, 3, 2]);
    await new Promise(setImmediate);
    expect(begun).toEqual([4, 5]);
    await end(4);
    expect(begun).toEqual([4, 5, 3, 2]);
    for (const bytes of [5, 3, 2]) await end(bytes);
    await all;
  });
  test('a body that is larger than the room is tried alone, and no smaller one overtakes it', async () => {
    const { begun, end, all } = started(10, [4, 16, 1]);
    await new Promise(setImmediate);
    expect(begun).toEqual([4]);
    await end(4);
    expect(begun).toEqual([4, 16]);
    await end(16);
    expect(begun).toEqual([4, 16, 1]);
    await end(1);
    await all;
  });
  test('a trial that throws gives its room back', async () => {
    const begin = turns(1);
    const failing = begin(1, async () => {
      throw new Error('wrong');
    });
    await expect(failing).rejects.toThrow('wrong');
    expect(await begin(1, async () => 'begun')).toBe('begun');
  });
});
