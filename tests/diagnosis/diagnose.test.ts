import { describe, expect, test } from 'vitest';
import type { Cause } from '../../core/diagnosis.ts';
import { gravest } from '../../core/harm.ts';
import { diagnose } from '../../diagnosis/diagnose.ts';
import { familyOf } from '../../spec/family-of.ts';
import { type FaultId, faultFacts } from '../../spec/fault-ids.ts';
import { killMatrix } from '../../spec/kill-matrix.ts';
import { casesOn, casesWhere, failuresOf, randomFrom } from './observed.ts';

const faults = (Object.keys(killMatrix.faults) as FaultId[]).filter(
  (fault) => fault in faultFacts && !faultFacts[fault].isMixture && failuresOf(fault).length > 0,
);
const seed = 7;

function drawn(count: number, random = randomFrom(seed)): readonly FaultId[] {
  return Array.from(
    { length: count },
    () => faults[Math.floor(random() * faults.length)] as FaultId,
  );
}

/** Whether a cause names the fault, or one that fails the same cases. */
function names(cause: Cause | undefined, fault: FaultId): boolean {
  const wanted = failuresOf(fault).join();
  return cause?.faults.some((one) => failuresOf(one as FaultId).join() === wanted) === true;
}

const part = (of: readonly boolean[]) => of.filter(Boolean).length / of.length;

describe('the diagnosis of measured faults', () => {
  test('names the fault first for at least 95 % of single faults', () => {
    const found = drawn(60).map((fault) => {
      const { causes } = diagnose(casesWhere(new Set(failuresOf(fault))));
      return names(causes[0], fault);
    });
    expect(part(found)).toBeGreaterThanOrEqual(0.95);
  });

  test('names the fault first for at least 99 % of all faults where answers are known as well', () => {
    const wrong = faults.filter((fault) => !names(diagnose(casesOn(fault)).causes[0], fault));
    expect(wrong.length / faults.length, wrong.join(', ')).toBeLessThanOrEqual(0.01);
  });

  test('names both of a pair among the first four for at least 80 % of pairs', () => {
    const ones = drawn(30, randomFrom(seed + 1));
    const found = drawn(30, randomFrom(seed + 2)).map((other, at) => {
      const one = ones[at] as FaultId;
      const { causes } = diagnose(casesWhere(new Set([...failuresOf(one), ...failuresOf(other)])));
      const first = causes.slice(0, 4);
      return [one, other].every((fault) => first.some((cause) => names(cause, fault)));
    });
    expect(part(found)).toBeGreaterThanOrEqual(0.8);
  });

  test('still names at least 90 % of faults where 5 % of all verdicts are flipped', () => {
    const random = randomFrom(seed + 3);
    const found = drawn(60).map((fault) => {
      const failed = new Set(failuresOf(fault));
      for (const { id } of casesWhere(new Set()))
        if (random() < 0.05 && !failed.delete(id)) failed.add(id);
      return diagnose(casesWhere(failed)).causes.some((cause) => names(cause, fault));
    });
    expect(part(found)).toBeGreaterThanOrEqual(0.9);
  });

  test('gives operation and harm for at least 80 % of faults whose row is hidden', () => {
    const found = drawn(60, randomFrom(seed + 4)).map((fault) => {
      const { [fault]: _, ...rest } = killMatrix.faults;
      const failed = new Set(failuresOf(fault));
      const cases = casesWhere(failed);
      const harm = gravest(cases.filter(({ id }) => failed.has(id)).map((one) => one.harm));
      const [first] = diagnose(cases, { ...killMatrix, faults: rest }).causes;
      const operations = new Set([...failed].map((id) => id.split('@')[1]));
      return first?.harm === harm && first.operations.some((one) => operations.has(one));
    });
    expect(part(found)).toBeGreaterThanOrEqual(0.8);
  });
});

describe('the diagnosis of a run of few cases', () => {
  const selections = drawn(24, randomFrom(seed + 5)).flatMap((fault) => {
    const cases = casesOn(fault);
    const failed = cases.filter(({ verdict }) => verdict === 'fail');
    return [...new Set(failed.map(({ operation }) => operation))].map((operation) => ({
      fault,
      cases: cases.filter((one) => one.operation === operation),
    }));
  });

  test('of one operation is one cause, whose faults fail the same of these cases', () => {
    expect(selections.length).toBeGreaterThan(30);
    for (const { fault, cases } of selections) {
      const failed = cases.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id);
      const { causes, unexplained } = diagnose(cases);
      expect([causes.length, unexplained], fault).toEqual([1, []]);
      const wide = new Set(failuresOf(causes[0]?.faults[0] as FaultId));
      const predicted = cases.filter(({ id }) => wide.has(id)).map(({ id }) => id);
      expect(predicted, fault).toEqual(failed);
    }
  });

  test('that leaves many faults says what was seen, not what the first of them does', () => {
    const ids = casesWhere(new Set()).map(({ id }) => id);
    const rows = faults
      .filter((fault) => familyOf(fault) === 'range')
      .slice(0, 5)
      .map((fault, at) => [fault, { digest: '', fails: `0-1 ${at + 2}` }] as const);
    const matrix = { ...killMatrix, cases: ids, faults: Object.fromEntries(rows) };
    const all = casesWhere(new Set(ids.slice(0, 2)));
    const [few] = diagnose(all.slice(0, 2), matrix).causes;
    expect(few?.does).toMatch(/^Breaks 2 cases about .*: expected /);
    const [first] = rows[0] ?? expect.fail('no fault of ranges');
    const [whole] = diagnose(casesWhere(new Set(ids.slice(0, 3))), matrix).causes;
    expect(whole?.does).toBe(faultFacts[first].does);
  });
});

describe('a case that hangs on what is drawn', () => {
  const fault: FaultId = 'form-with-metadata-stored-open';
  const [row, ids] = [killMatrix.faults[fault], failuresOf(fault)];
  const seen = new Set(ids.filter((id) => !id.startsWith('lock.pairs.')));
  const without = (drawn: string) => {
    const faults = { ...killMatrix.faults, [fault]: { digest: '', fails: '', ...row, drawn } };
    const { causes } = diagnose(casesWhere(seen), { ...killMatrix, faults });
    return causes.find(({ faults: named }) => named.includes(fault));
  };
  const pairs = ids.filter((id) => id.startsWith('lock.pairs.'));

  test('does not contradict its fault where it passes, as one that fails with every seed does', () => {
    expect(pairs.length).toBeGreaterThan(0);
    expect(without('')).toBeUndefined();
    const cells = pairs.map((id) => killMatrix.cases.indexOf(id)).sort((one, other) => one - other);
    expect(without(cells.join(' '))?.contradictedBy).toEqual([]);
  });
});

describe('a diagnosis', () => {
  const fault: FaultId = 'copy-ignores-target-triple';
  const failed = new Set(failuresOf(fault));

  test('is the same for the same cases in any order', () => {
    const cases = casesWhere(failed);
    expect(diagnose(cases.toReversed()).causes.map(({ id }) => id)).toEqual(
      diagnose(cases).causes.map(({ id }) => id),
    );
  });

  test.each(['skip', 'blocked', 'error'] as const)('weighs nothing that ended as %s', (others) => {
    const [first] = diagnose(casesWhere(failed, others)).causes;
    expect(first?.contradictedBy).toEqual([]);
  });

  test('drops a fault that as many passes contradict as a fifth of what it explains', () => {
    const ids = [...failed];
    const most = new Set(ids.slice(0, Math.floor(ids.length / 2)));
    const { causes } = diagnose(casesWhere(most));
    expect(causes.some(({ faults: named }) => named.includes(fault))).toBe(false);
  });

  test('hides no failure: each has a cause, or is left as a finding', () => {
    const all = new Set(failuresOf('ignores-ssec').filter((_, at) => at % 3 === 0));
    const { causes, unexplained, failures } = diagnose(casesWhere(all));
    const told = [...causes.flatMap(({ explains }) => explains), ...unexplained];
    expect(told.toSorted()).toEqual([...all].toSorted());
    expect(failures).toBe(all.size);
  });

  test('names at most three faults of one family, and says how many more there are', () => {
    const groups = new Map<string, FaultId[]>();
    for (const fault of faults) {
      const key = `${familyOf(fault)} ${failuresOf(fault).join(' ')}`;
      groups.set(key, [...(groups.get(key) ?? []), fault]);
    }
    const largest = [...groups.values()].reduce((one, other) =>
      other.length > one.length ? other : one,
    );
    const { causes } = diagnose(casesWhere(new Set(failuresOf(largest[0] as FaultId))));
    expect(causes[0]?.faults.length).toBe(3);
    expect(causes[0]?.furtherFaults).toBeGreaterThan(0);
  });

  test('works with rows of faults, and cases, that nobody has measured', () => {
    const [one] = casesWhere(new Set());
    const fresh = { ...(one as object), id: 'put.fresh@PutObject', verdict: 'fail' } as never;
    const { causes, unexplained } = diagnose([fresh]);
    expect([causes, unexplained]).toEqual([[], ['put.fresh@PutObject']]);
  });
});
