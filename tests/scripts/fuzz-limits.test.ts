import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { faults } from '../../spec/faults.ts';

interface Limit {
  readonly why: string;
  readonly faults: readonly string[];
}

const { limits } = (await import(
  fileURLToPath(new URL('../../scripts/fuzz-limits.mjs', import.meta.url))
)) as { readonly limits: readonly Limit[] };
const page = readFileSync(new URL('../../docs/fuzzing.md', import.meta.url), 'utf8');

describe.each(limits)('the limit of stories: $why', ({ why, faults: ids }) => {
  test('is a sentence about faults that exist', () => {
    expect(why).toMatch(/^[A-Z].*\.$/);
    expect(ids.length).toBeGreaterThan(0);
    expect(ids.filter((id) => !Object.hasOwn(faults, id))).toEqual([]);
  });

  test('stands in docs/fuzzing.md with its faults', () => {
    expect(page).toContain(`- ${why} ${ids.map((id) => `\`${id}\``).join(', ')}`);
  });
});

test('a fault has one reason', () => {
  const all = limits.flatMap((limit) => limit.faults);
  expect(all).toEqual([...new Set(all)]);
});
