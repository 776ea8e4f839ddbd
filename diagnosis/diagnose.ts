import type { Cause, Diagnosis } from '../core/diagnosis.ts';
import { byGravity } from '../core/harm.ts';
import type { CaseReport } from '../core/report.ts';
import { isOfSpace } from '../core/space.ts';
import { type KillMatrix, killMatrix } from '../spec/kill-matrix.ts';
import { absorbed, withAlike } from './absorb.ts';
import { causeOfFault, causeOfGroup } from './cause.ts';
import { groupsOf } from './groups.ts';
import { type Observation, observe } from './observation.ts';
import { without, withoutSpace, withSpace } from './scenes.ts';
import { type Chosen, search } from './search.ts';
import { suspectsIn } from './suspects.ts';

/**
 * Explains the failures of a run by few causes. What no fault of the kill matrix explains is
 * grouped by what it is about; the rest stays unexplained. Pure, and the same for the same cases.
 */
export function diagnose(cases: readonly CaseReport[], matrix: KillMatrix = killMatrix): Diagnosis {
  // A failure that plain objects share says nothing of SSE-C.
  const own = cases.filter(({ scope }) => scope === undefined);
  const failed = own.filter(({ verdict }) => verdict === 'fail');
  const byId = new Map(failed.map((one) => [one.id, one]));
  const casesOf = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []);
  const observed = observe(own);
  const chosen = withAlike(chosenIn(observed, failed, matrix), failed);
  const explained = new Set(chosen.flatMap(({ explains }) => explains));
  const left = failed.filter(({ id }) => !explained.has(id));
  const isFirst = chosen.length === 0;
  const { groups, unexplained } = groupsOf(left, { matrix, casesMin: isFirst ? 1 : 2 });
  const causes = [
    ...chosen.map(({ suspect, explains }) => causeOfFault(suspect, casesOf(explains))),
    ...groups.map(causeOfGroup),
  ];
  return {
    causes: causes.sort(byHarmAndSize),
    unexplained: unexplained.map(({ id }) => id),
    failures: failed.length,
  };
}

/** What other cases show comes first; what the space alone shows is sought in what that leaves. */
function chosenIn(
  observed: Observation,
  failed: readonly CaseReport[],
  matrix: KillMatrix,
): readonly Chosen[] {
  const searched = (of: Observation) => absorbed(search(of, suspectsIn(of, matrix)));
  const first = withSpace(searched(withoutSpace(observed)), failed);
  const explained = new Set(first.flatMap(({ explains }) => explains));
  const isApart = ({ suspect }: Chosen) =>
    [...suspect.predictedIds].every((id) => isOfSpace(id) && !explained.has(id));
  return [...first, ...searched(without(observed, explained)).filter(isApart)];
}

function byHarmAndSize(one: Cause, other: Cause): number {
  return (
    byGravity(one.harm, other.harm) ||
    other.explains.length - one.explains.length ||
    (one.id < other.id ? -1 : 1)
  );
}
