import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { kept, slotBytes } from '../../fixtures/endpoint/crypto/chunk-file.ts';

test.each([
  ['a whole slot', slotBytes],
  ['a byte less', slotBytes - 1],
  ['a byte more', slotBytes + 1],
  ['nothing', 0],
])('%s is read as it was kept, between others and twice', (_, sizeBytes) => {
  const bodies = Array.from({ length: 3 }, () => randomBytes(sizeBytes));
  const all = bodies.map((body) => kept(Buffer.from(body)));
  for (const [index, body] of [...bodies, ...bodies].entries())
    expect(all[index % 3]?.read().equals(body)).toBe(true);
});

test('a whole slot is not in memory: what was given may change', () => {
  const given = randomBytes(slotBytes);
  const before = Buffer.from(given);
  const one = kept(given);
  given.fill(0);
  expect(one.read().equals(before)).toBe(true);
});

test('the file has no name, so that nothing of it is left', () => {
  kept(randomBytes(slotBytes));
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith('sse-c-objects-'))).toEqual([]);
});
