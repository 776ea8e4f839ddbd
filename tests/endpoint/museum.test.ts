import { expect, test } from 'vitest';
import { casesAgainst, levelOf, listsFault, mustFail } from '../../runner/plan/kills.ts';
import { faultFacts, faultIds } from '../../spec/fault-ids.ts';
import { hiddenFaults } from '../../spec/hidden-faults.ts';
import { bugs, museum } from '../../spec/museum.ts';
import { isSystematic, systematicFaults } from '../../spec/systematic-faults.ts';

const held = (fault: (typeof faultIds)[number]) =>
  casesAgainst(fault).some((one) => levelOf(one.rule) !== 'MAY');

test('the museum holds every bug, each with a public link', () => {
  expect(Object.keys(bugs)).toHaveLength(86);
  expect(Object.keys(museum).sort()).toEqual(Object.keys(bugs).sort());
  for (const [id, { urls }] of Object.entries(bugs))
    for (const url of urls) expect(URL.canParse(url) && url.startsWith('https://'), id).toBe(true);
});

test('every bug is a fault that a MUST or SHOULD rule answers for', () => {
  expect(Object.values(museum).filter((fault) => !held(fault))).toEqual([]);
});

test('every fault is one that a MUST or SHOULD rule answers for', () => {
  expect(faultIds.filter((fault) => !held(fault))).toEqual([]);
});

test('a rule that lists a fault has cases against it', () => {
  for (const fault of faultIds) {
    const rules = casesAgainst(fault).map((one) => one.rule);
    expect(rules.filter((rule) => !listsFault(rule, fault))).toEqual([]);
    expect(mustFail(fault).filter((rule) => !rules.includes(rule))).toEqual([]);
  }
});

test('a fault of the table is a restriction of one that is written by hand', () => {
  for (const [id, { of, does }] of Object.entries(systematicFaults)) {
    expect(of in faultFacts && !isSystematic(of), id).toBe(true);
    expect(does.length, id).toBeGreaterThan(20);
  }
  const hidden = hiddenFaults.flatMap((one) => one.ids);
  expect(hidden.filter((id) => isSystematic(id))).toEqual([]);
});
