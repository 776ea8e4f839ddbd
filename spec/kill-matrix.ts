import type { FaultId } from './fault-ids.ts';
import data from './kill-matrix.json' with { type: 'json' };

/**
 * The measured kill matrix: which case fails on which fault of the reference endpoint. Cells are
 * indexes into `cases`, as `3 5-9`. Written by `npm run faults` alone.
 */
export interface KillMatrix {
  /** Every case id, sorted. */
  readonly cases: readonly string[];
  /** A digest of what each rule does. */
  readonly rules: Readonly<Record<string, string>>;
  readonly faults: Readonly<Record<string, KillRow>>;
}

/** What the cases came to on one fault; those that are not named passed, or were skipped. */
interface KillRow {
  /** A digest of what the fault does. */
  readonly digest: string;
  /** The row was measured before something changed, and its witnesses since. */
  readonly pending?: boolean;
  /** Witnesses of a pending row that failed and are not in `fails`: no fingerprint is made of them. */
  readonly witnessed?: string;
  /** Cases that failed each time. */
  readonly fails: string;
  /** Cases that failed in some measurements and not in others: races, which nobody compares. */
  readonly unsteady?: string;
  /** Those of `fails` that passed with another seed: what they draw decides whether they show it. */
  readonly drawn?: string;
  /** How the failures look: the harm that was seen and the class of the last answer. */
  readonly looks?: Readonly<Record<string, string>>;
  readonly blocked?: string;
  readonly errors?: string;
}

export const killMatrix: KillMatrix = data;

/** The indexes in `3 5-9`, in order. */
export function indexesIn(cells: string): readonly number[] {
  return cells
    .split(' ')
    .filter((one) => one !== '')
    .flatMap((one) => {
      const [first = 0, last = first] = one.split('-').map(Number);
      return Array.from({ length: last - first + 1 }, (_, at) => first + at);
    });
}

/** Indexes as `3 5-9`. */
export function cellsOf(indexes: Iterable<number>): string {
  const ranges: [number, number][] = [];
  for (const index of [...new Set(indexes)].sort((one, other) => one - other)) {
    const last = ranges.at(-1);
    if (last !== undefined && index === last[1] + 1) last[1] = index;
    else ranges.push([index, index]);
  }
  return ranges
    .map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`))
    .join(' ');
}

/** The ids of the cases that fail on a fault. */
export function killsOf(fault: FaultId, matrix: KillMatrix = killMatrix): readonly string[] {
  return failing(matrix.faults[fault]).flatMap((index) => matrix.cases[index] ?? []);
}

function failing(
  { fails, witnessed = '' }: KillRow = { digest: '', fails: '' },
): readonly number[] {
  return [...indexesIn(fails), ...indexesIn(witnessed)].sort((one, other) => one - other);
}

/** The faults on which a case fails. */
export function faultsThatFail(
  caseId: string,
  matrix: KillMatrix = killMatrix,
): readonly FaultId[] {
  const index = matrix.cases.indexOf(caseId);
  const faults = Object.keys(matrix.faults) as readonly FaultId[];
  return faults.filter((fault) => failing(matrix.faults[fault]).includes(index));
}
