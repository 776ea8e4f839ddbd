import { byGravity } from '../core/harm.ts';
import type { CaseReport } from '../core/report.ts';
import { familyOf } from '../spec/family-of.ts';
import { type FamilyName, faultFamilies } from '../spec/fault-families.ts';
import type { FaultId } from '../spec/fault-ids.ts';
import { indexesIn, type KillMatrix } from '../spec/kill-matrix.ts';

/** Failures that no fault explains, and that share family and harm. */
export interface Group {
  readonly family: FamilyName;
  readonly cases: readonly CaseReport[];
}

/** Fewer failures than this are no group: they stay findings of their own. */
const casesMin = 2;

/** Groups the failures that are left by what the faults are about that make their cases fail. */
export function groupsOf(
  left: readonly CaseReport[],
  matrix: KillMatrix,
): { readonly groups: readonly Group[]; readonly unexplained: readonly CaseReport[] } {
  const families = familiesIn(matrix);
  const groups = new Map<string, Group>();
  for (const one of left) {
    const family = families(one.id);
    if (family === undefined) continue;
    const key = `${family} ${one.harm}`;
    const known = groups.get(key)?.cases ?? [];
    groups.set(key, { family, cases: [...known, one] });
  }
  const large = [...groups.values()].filter(({ cases }) => cases.length >= casesMin);
  const grouped = new Set(large.flatMap(({ cases }) => cases));
  return { groups: large, unexplained: left.filter((one) => !grouped.has(one)).sort(gravestFirst) };
}

function gravestFirst(one: CaseReport, other: CaseReport): number {
  return byGravity(one.harm, other.harm);
}

/**
 * The family of a case: that of the faults on which it fails, where a fault weighs the more the
 * fewer cases it breaks. Undefined for a case that was not measured.
 */
function familiesIn(matrix: KillMatrix): (caseId: string) => FamilyName | undefined {
  const votes = new Map<string, Map<FamilyName, number>>();
  for (const [fault, row] of Object.entries(matrix.faults)) {
    const family = familyOf(fault as FaultId);
    const cells = indexesIn(row.fails);
    if (family === undefined || cells.length === 0) continue;
    for (const index of cells) {
      const id = matrix.cases[index] ?? '';
      const ofCase = votes.get(id) ?? new Map<FamilyName, number>();
      ofCase.set(family, (ofCase.get(family) ?? 0) + 1 / cells.length);
      votes.set(id, ofCase);
    }
  }
  const names = Object.keys(faultFamilies) as FamilyName[];
  return (caseId) => {
    const ofCase = votes.get(caseId);
    if (ofCase === undefined) return undefined;
    const most = Math.max(...ofCase.values());
    return names.find((name) => ofCase.get(name) === most);
  };
}
