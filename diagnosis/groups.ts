import { byGravity } from '../core/harm.ts';
import type { CaseReport } from '../core/report.ts';
import { familyOf } from '../spec/family-of.ts';
import { type FamilyName, faultFamilies } from '../spec/fault-families.ts';
import type { KillMatrix } from '../spec/kill-matrix.ts';
import { fingerprintsIn } from './fingerprints.ts';
import { wordingOf } from './wording.ts';

/** Failures that no fault explains, and that share family and harm. */
export interface Group {
  readonly family: FamilyName;
  readonly cases: readonly CaseReport[];
  /** Refusals that are what Amazon S3 answers to another mistake. */
  readonly isOrder?: true;
}

/**
 * Groups the failures that are left by what the faults are about that make their cases fail. Fewer
 * than `casesMin` are no group, and stay findings of their own.
 */
export function groupsOf(
  left: readonly CaseReport[],
  { matrix, casesMin }: { readonly matrix: KillMatrix; readonly casesMin: number },
): { readonly groups: readonly Group[]; readonly unexplained: readonly CaseReport[] } {
  const families = familiesIn(matrix);
  const groups = new Map<string, Group>();
  for (const one of left) {
    if (wordingOf(one) === 'another check') {
      const known = groups.get('order')?.cases ?? [];
      groups.set('order', { family: 'header-checks', cases: [...known, one], isOrder: true });
      continue;
    }
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
  for (const { fault, looks } of fingerprintsIn(matrix)) {
    const family = familyOf(fault);
    if (family === undefined) continue;
    for (const id of looks.keys()) {
      const ofCase = votes.get(id) ?? new Map<FamilyName, number>();
      ofCase.set(family, (ofCase.get(family) ?? 0) + 1 / looks.size);
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
