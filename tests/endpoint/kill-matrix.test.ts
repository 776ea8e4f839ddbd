import { describe, expect, test } from 'vitest';
import { listCases } from '../../runner/plan/catalogue.ts';
import { faultIds } from '../../spec/fault-ids.ts';
import { cellsOf, faultsThatFail, indexesIn, killMatrix, killsOf } from '../../spec/kill-matrix.ts';
import { knownBugs } from '../../spec/known-bugs.ts';

const caseOf = new Map(listCases().map((one) => [one.id, one]));
/** A fault of a MAY rule, where no document asks for more, need be seen by that rule alone. */
const isKilled = (fault: (typeof faultIds)[number]) =>
  killsOf(fault)
    .flatMap((id) => caseOf.get(id) ?? [])
    .some(({ level, catches }) => level !== 'MAY' || catches.includes(fault));

describe('the committed matrix', () => {
  test('has a row for each fault and a column for each case', () => {
    expect(Object.keys(killMatrix.faults)).toEqual(faultIds.toSorted());
    expect(killMatrix.cases).toEqual([...caseOf.keys()].toSorted());
    const rules = [...new Set(listCases().map(({ rule }) => rule))];
    expect(Object.keys(killMatrix.rules)).toEqual(rules.toSorted());
  });
  test('names cases that are there, each once a row', () => {
    for (const [fault, { digest, looks, pending: _, drawn, ...cells }] of Object.entries(
      killMatrix.faults,
    )) {
      expect(digest, fault).toMatch(/^[0-9a-f]{12}$/);
      const indexes = Object.values(cells).flatMap((one) => indexesIn(one));
      const looking = Object.values(looks ?? {}).flatMap((one) => indexesIn(one));
      expect(indexes, fault).toEqual(expect.arrayContaining(looking));
      const fails = indexesIn(cells.fails);
      expect(fails, fault).toEqual(expect.arrayContaining([...indexesIn(drawn ?? '')]));
      expect(new Set(indexes).size, fault).toBe(indexes.length);
      for (const index of indexes) expect(killMatrix.cases[index], fault).toBeDefined();
    }
  });
  test('has a MUST or SHOULD case that fails for every fault, or the MAY case that names it', () => {
    expect(faultIds.filter((fault) => !isKilled(fault))).toEqual([]);
  });
  test('has a MUST or SHOULD case that fails for the fault of every known bug', () => {
    const alive = Object.values(knownBugs).filter(({ fault }) => !isKilled(fault));
    expect(alive.map(({ fault }) => fault)).toEqual([]);
  });
  test('has each rule fail on each of its witnesses', () => {
    const idle = listCases().flatMap(({ rule, catches }) =>
      catches
        .filter((fault) => !killsOf(fault).some((id) => caseOf.get(id)?.rule === rule))
        .map((fault) => `${rule} passes on ${fault}`),
    );
    expect([...new Set(idle)]).toEqual([]);
  });
  test('says the same by case as by fault', () => {
    for (const id of ['get.wrong-key@GetObject', 'put.md5.mismatch@CopyObject'])
      expect(faultsThatFail(id)).toEqual(
        faultIds.filter((fault) => killsOf(fault).includes(id)).toSorted(),
      );
    expect(faultsThatFail('no.such.rule@GetObject')).toEqual([]);
  });
});

describe('cells', () => {
  test.each([
    ['', []],
    ['7', [7]],
    ['0-2', [0, 1, 2]],
    ['3 5-9 11', [3, 5, 6, 7, 8, 9, 11]],
  ] as const)('%j are read and written', (text, indexes) => {
    expect(indexesIn(text)).toEqual(indexes);
    expect(cellsOf(indexes)).toBe(text);
  });
  test('are written in order, each once', () => {
    expect(cellsOf([9, 1, 2, 9, 0])).toBe('0-2 9');
  });
  test('are cases by their place in the list', () => {
    const matrix = {
      cases: ['a@GetObject', 'b@GetObject', 'c@GetObject'],
      rules: {},
      faults: {
        'no-echo': { digest: '', fails: '0 2', blocked: '1' },
        'echoes-key': { digest: '', fails: '2' },
      },
    };
    expect(killsOf('no-echo', matrix)).toEqual(['a@GetObject', 'c@GetObject']);
    expect(killsOf('accepts-wrong-key', matrix)).toEqual([]);
    expect(faultsThatFail('c@GetObject', matrix)).toEqual(['no-echo', 'echoes-key']);
    expect(faultsThatFail('b@GetObject', matrix)).toEqual([]);
  });
});
