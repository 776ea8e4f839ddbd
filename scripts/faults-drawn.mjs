// Which cells of the kill matrix hang on what is drawn.
import { key, progressOf, storeFor, sum } from './faults-measure.mjs';
import { doAll } from './faults-pool.mjs';

/** The matrix is measured with 42. */
const otherSeeds = [43, 44];

/**
 * The cases that pass with another seed: they hang on what is drawn. `wanted` maps a fault to cases
 * that fail on it with the seed of the matrix.
 */
export async function drawnOf(wanted, { now, signal, say }) {
  const store = storeFor([wanted, otherSeeds, now.faults, now.rules]);
  const all = Object.entries(wanted).flatMap(([fault, cases]) =>
    otherSeeds.map((seed) => ({ fault, cases, seed, time: seed })),
  );
  const left = all.filter(({ cases, ...task }) => cases.length > 0 && !store.has(key(task)));
  left.sort((one, other) => other.cases.length - one.cases.length);
  const progress = progressOf(left.map(({ cases }) => cases.length).reduce(sum, 0), 'cells', say);
  await doAll(left, {
    signal,
    onResult: ({ task, result }) => {
      store.keep(key(task), result.fails);
      progress(task.cases.length);
    },
  });
  if (signal?.aborted) return undefined;
  const passed = ({ fault, cases, ...task }) =>
    cases.filter((id) => !store.get(key({ fault, ...task })).includes(id));
  const rows = Object.keys(wanted).map((fault) => {
    const own = all.filter((task) => task.fault === fault && task.cases.length > 0);
    return [fault, [...new Set(own.flatMap(passed))]];
  });
  store.forget();
  return Object.fromEntries(rows);
}
