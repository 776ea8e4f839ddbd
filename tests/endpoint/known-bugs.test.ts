import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { casesAgainst, levelOf, listsFault, mustFail } from '../../runner/plan/kills.ts';
import { faultFacts, faultIds } from '../../spec/fault-ids.ts';
import { isSystematic, systematicFaults } from '../../spec/faults/by-operation.ts';
import { hiddenFaults } from '../../spec/hidden-faults.ts';
import { knownBugs } from '../../spec/known-bugs.ts';

const held = (fault: (typeof faultIds)[number]) =>
  casesAgainst(fault).some((one) => levelOf(one.rule) !== 'MAY');

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

test('the fault of every known bug is the witness of a MUST or SHOULD rule', () => {
  const without = Object.values(knownBugs).filter(({ fault }) => !held(fault));
  expect(without.map(({ fault }) => fault)).toEqual([]);
});

test('every fault is the witness of a MUST or SHOULD rule', () => {
  expect(faultIds.filter((fault) => !held(fault))).toEqual([]);
});

test('every rule that names a fault as its witness has a case against it', () => {
  for (const fault of faultIds) {
    const rules = casesAgainst(fault).map((one) => one.rule);
    expect(rules.filter((rule) => !listsFault(rule, fault))).toEqual([]);
    expect(mustFail(fault).filter((rule) => !rules.includes(rule))).toEqual([]);
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
