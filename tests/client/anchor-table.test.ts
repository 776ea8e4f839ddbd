import { expect, test } from 'vitest';
import { AnchorTable, hashAt } from '../../client/redact/anchor-table.ts';

const numbersAt = (table: AnchorTable, hash: number) => [...table.at(hash)].toSorted();

test('a table finds every number under its hash, however many there are', () => {
  const table = new AnchorTable();
  const hashes = Array.from({ length: 20_000 }, (_, at) => hashAt(`anchor ${at}`, 0, 12));
  for (const [number, hash] of hashes.entries()) table.add(hash, number);
  for (const [number, hash] of hashes.entries()) {
    expect(table.has(hash)).toBe(true);
    expect(numbersAt(table, hash)).toContain(number);
  }
});

test('numbers with one hash are all found, each once; a hash without numbers has none', () => {
  const table = new AnchorTable();
  for (const number of [3, 0, 3, 1]) table.add(7, number);
  // The same slot of a table of 1,024.
  table.add(7 + 1024, 9);
  expect(numbersAt(table, 7)).toEqual([0, 1, 3]);
  expect(numbersAt(table, 7 + 1024)).toEqual([9]);
  expect([table.has(8), numbersAt(table, 8)]).toEqual([false, []]);
});

test('the hash is of the given characters alone', () => {
  expect(hashAt('xxsecret!yy', 2, 6)).toBe(hashAt('secret', 0, 6));
  expect(hashAt('secret', 0, 6)).not.toBe(hashAt('secres', 0, 6));
});
