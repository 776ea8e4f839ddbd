import type { Lacking } from '../../core/space.ts';
import { type ReadingOperation, read } from './dimensions/read.ts';
import type { Combination } from './factors.ts';
import { canRead, lackingId } from './lacking.ts';
import { type ReadRow, readFeasibility, readsOf, rowOf } from './reads-plan.ts';
import type { SceneStrength } from './scenes.ts';

interface Of {
  readonly operation: ReadingOperation;
  readonly seed: number;
  readonly strength: SceneStrength;
  readonly lacking: Lacking;
}

/**
 * Few reads of the run's scenes in which each way to read, each signature and each state of a bucket
 * occurs on the operation, and each other value of a scene on one operation that the endpoint reads
 * by; with strength 3 on this one.
 */
export function readsOfEachValue(of: Of): readonly ReadRow[] {
  return rowsOf(of)
    .filter(({ operation }) => operation === of.operation)
    .map(({ row }) => row);
}

/** Every operation that reads. */
export const everyReader = [...new Set(Object.values(read).flatMap(({ on }) => on))];
const onEach = ['read', 'asked', 'bucket'];

/** Whether the reads of each operation meet the value, not those of one of them alone. */
export function isMetOnEach(value: Combination): boolean {
  return Object.keys(value).every((dimension) => onEach.includes(dimension));
}

/** Each value of a scene or of a read that some read of the operation can meet. */
export function valuesOfReads(of: Pick<Of, 'operation' | 'strength'>): readonly Combination[] {
  const { feasible } = readFeasibility({ ...of, claim: 'without-key', lacking: {} });
  const values = feasible.flatMap((one) => Object.entries(one));
  const known = new Map(
    values.map(([dimension, value]) => [dimension + value, [dimension, value]]),
  );
  return [...known.values()].map(([dimension = '', value = '']) => ({ [dimension]: value }));
}

interface Row {
  readonly operation: ReadingOperation;
  readonly row: ReadRow;
}

const known = new Map<string, readonly Row[]>();

/** The reads of all operations of a run, which are chosen together. */
function rowsOf(of: Of): readonly Row[] {
  const offered = everyReader.filter((one) => canRead(one, of.lacking));
  const isShared = of.strength === 2 && offered.includes(of.operation);
  const together = isShared ? offered : [of.operation];
  const id = `${of.seed} ${together.join()} ${lackingId(of.lacking)}`;
  const rows = known.get(id) ?? chosen(together, of);
  if (!known.has(id)) known.clear();
  known.set(id, rows);
  return rows;
}

function chosen(operations: readonly ReadingOperation[], of: Of): readonly Row[] {
  const every = operations.flatMap((operation) =>
    readsOf({ ...of, operation, claim: 'without-key' }).map(({ row, seed }) => ({
      operation,
      row: rowOf({ row, seed, covers: [] }),
      covers: Object.entries(row).map(([dimension, value]) =>
        onEach.includes(dimension) ? `${operation} ${dimension}=${value}` : `${dimension}=${value}`,
      ),
    })),
  );
  const missing = new Set(every.flatMap(({ covers }) => covers));
  const rows: Row[] = [];
  while (missing.size > 0) {
    const gains = every.map(({ covers }) => covers.filter((one) => missing.has(one)).length);
    const best = every[gains.indexOf(Math.max(...gains))];
    if (best === undefined) break;
    for (const covered of best.covers) missing.delete(covered);
    rows.push(best);
  }
  return rows;
}
