import { type FaultId, faultFacts } from '../spec/fault-ids.ts';
import { indexesIn, type KillMatrix } from '../spec/kill-matrix.ts';

/** The cases that fail on a fault, each with how its failure looks, where that was measured. */
export interface Fingerprint {
  readonly fault: FaultId;
  readonly looks: ReadonlyMap<string, string | undefined>;
  /** Those that hang on what is drawn: a pass of them contradicts nothing. */
  readonly drawn: ReadonlySet<string>;
}

const known = new WeakMap<KillMatrix, readonly Fingerprint[]>();

/**
 * The fingerprints of the faults that have a measured row, in the order of their ids. A mixture of
 * two faults has none, since it would hide what it is made of.
 */
export function fingerprintsIn(matrix: KillMatrix): readonly Fingerprint[] {
  const before = known.get(matrix);
  if (before !== undefined) return before;
  const faults = Object.keys(matrix.faults).filter((id): id is FaultId => id in faultFacts);
  const made = faults
    .filter((id) => faultFacts[id].isMixture !== true)
    .sort()
    .map((fault) => ({ fault, looks: looksOf(fault, matrix), drawn: drawnOf(fault, matrix) }))
    .filter(({ looks }) => looks.size > 0);
  known.set(matrix, made);
  return made;
}

const idsIn = (matrix: KillMatrix, cells = '') =>
  indexesIn(cells).flatMap((index) => matrix.cases[index] ?? []);

function drawnOf(fault: FaultId, matrix: KillMatrix): Fingerprint['drawn'] {
  return new Set(idsIn(matrix, matrix.faults[fault]?.drawn));
}

function looksOf(fault: FaultId, matrix: KillMatrix): Fingerprint['looks'] {
  const row = matrix.faults[fault];
  const ids = (cells?: string) => idsIn(matrix, cells);
  const looks = new Map<string, string | undefined>(ids(row?.fails).map((id) => [id, undefined]));
  for (const [look, cells] of Object.entries(row?.looks ?? {}))
    for (const id of ids(cells)) if (looks.has(id)) looks.set(id, look);
  return looks;
}
