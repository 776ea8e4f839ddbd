import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { faultFacts } from '../../spec/fault-ids.ts';
import { isSystematic, systematicFaults } from '../../spec/faults/by-operation.ts';
import { hiddenFaults } from '../../spec/hidden-faults.ts';
import { knownBugs } from '../../spec/known-bugs.ts';

const research: object = JSON.parse(
  readFileSync(new URL('../../docs/data/known-bugs.json', import.meta.url), 'utf8'),
);

test('every known bug has one sentence, public links and an entry in the research data', () => {
  expect(Object.keys(knownBugs)).toHaveLength(86);
  expect(Object.keys(research).sort()).toEqual(Object.keys(knownBugs).sort());
  for (const [id, { did, urls }] of Object.entries(knownBugs)) {
    expect(did, id).toMatch(/^[A-Z][^.]+\.$/);
    for (const url of urls) expect(URL.canParse(url) && url.startsWith('https://'), id).toBe(true);
  }
});

test('a fault of one operation restricts a general fault', () => {
  for (const [id, { of, does }] of Object.entries(systematicFaults)) {
    expect(of in faultFacts && !isSystematic(of), id).toBe(true);
    expect(does.length, id).toBeGreaterThan(20);
  }
  const hidden = hiddenFaults.flatMap((one) => one.ids);
  expect(hidden.filter((id) => isSystematic(id))).toEqual([]);
});
