import type { CaseReport } from '../core/report.ts';
import { isOfSpace } from '../core/space.ts';
import type { Observation } from './observation.ts';
import type { Chosen } from './search.ts';

/**
 * What was observed of cases with scenes of their own. A case of the combination space fails on
 * nearly every fault of its operation, and its cells were measured only of faults that nothing else
 * shows: while another case fails it must not name the fault.
 */
export function withoutSpace(observed: Observation): Observation {
  return narrowed(observed, (id) => !isOfSpace(id));
}

/** What was observed, as if these failures had not been judged. */
export function without(observed: Observation, ids: ReadonlySet<string>): Observation {
  return narrowed(observed, (id) => !ids.has(id));
}

function narrowed(observed: Observation, isKept: (id: string) => boolean): Observation {
  const { failed, passed, selected, worded } = observed;
  const only = (ids: ReadonlySet<string>) => new Set([...ids].filter(isKept));
  const rows = <T>(of: ReadonlyMap<string, T>) => new Map([...of].filter(([id]) => isKept(id)));
  return {
    ...observed,
    ...{ failed: rows(failed), passed: only(passed), selected: only(selected) },
    worded: rows(worded),
  };
}

/**
 * Gives each failure of the space to a cause of other failures, if there is one that it can be due
 * to: one that predicts it, or whose failures break the same clause.
 */
export function withSpace(
  chosen: readonly Chosen[],
  failed: readonly CaseReport[],
): readonly Chosen[] {
  const byId = new Map(failed.map((one) => [one.id, one]));
  const casesOf = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []);
  const left = failed.filter(({ id }) => isOfSpace(id));
  const own = chosen.map(({ explains, suspect }) => ({
    suspect,
    broken: new Set(casesOf(explains).flatMap(brokenBy)),
  }));
  const owners = left.map((one) => {
    const isOwner = ({ suspect, broken }: (typeof own)[number]) =>
      suspect.predictedIds.has(one.id) || brokenBy(one).some((clause) => broken.has(clause));
    return { id: one.id, owner: own.findIndex(isOwner) };
  });
  return chosen.map((one, at) => ({
    ...one,
    explains: [...one.explains, ...owners.flatMap(({ id, owner }) => (owner === at ? [id] : []))],
  }));
}

/** The clauses that its mismatches contradict; a case of the space is about more than its own. */
function brokenBy({ id, clause, findings }: CaseReport): readonly string[] {
  const seen = findings.flatMap(({ mismatches }) => mismatches);
  const own = isOfSpace(id) ? [] : [clause];
  return seen.flatMap(({ contradicts }) => contradicts ?? own).map((one) => one.id);
}
