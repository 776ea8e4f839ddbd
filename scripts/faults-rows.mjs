// Rows of the kill matrix, as they stand there and as they were measured, made into one.
import { rowOf } from './faults-matrix.mjs';

/** Two measurements of one fault on different cases. */
export function joined(one, other) {
  const lists = ['fails', 'unsteady', 'blocked', 'errors'].map((kind) => [
    kind,
    [...new Set([...one[kind], ...other[kind]])],
  ]);
  return { ...Object.fromEntries(lists), looks: { ...one.looks, ...other.looks } };
}

/** The measured cells in place of those that stood there; of a pending row they stand apart. */
export function mergedRow(matrix, fault, { cases = [], row = {}, isPending }) {
  const fresh = new Set(cases);
  const { looks, ...before } = rowOf(matrix, fault);
  const kept = Object.entries(looks).filter(([id]) => !fresh.has(id));
  const { fails = [], looks: seen = {}, ...others } = row;
  const measured = isPending ? { ...others, witnessed: fails } : { ...others, fails };
  const merged = Object.entries(before).map(([kind, ids]) => [
    kind,
    [...ids.filter((id) => !fresh.has(id)), ...(measured[kind] ?? [])],
  ]);
  const looking = isPending ? kept : [...kept, ...Object.entries(seen)];
  return { ...Object.fromEntries(merged), looks: Object.fromEntries(looking) };
}

/** The cases of a row that fail, the witnesses of a pending one among them. */
export function failuresIn(of, fault) {
  const { fails, witnessed } = rowOf(of, fault);
  return [...fails, ...witnessed];
}

/** What was not measured keeps the digests of its last measurement, or has none. */
export function keepStale(written, wanted, { matrix, stale, now }) {
  for (const id of stale.faults.filter((one) => wanted[one] === undefined)) {
    if (matrix.faults[id] === undefined) delete written.faults[id];
    else written.faults[id].digest = matrix.faults[id].digest;
  }
  for (const rule of new Set(stale.cases.map((id) => now.ruleOf[id]))) {
    if (matrix.rules[rule] === undefined) delete written.rules[rule];
    else written.rules[rule] = matrix.rules[rule];
  }
}
