import type { CaseReport } from '../core/report.ts';

/**
 * Cases of which those of the fuzzer are merged: a cause that several shards found is one failure,
 * with the shortest story; an operation passed if no shard found anything about it.
 */
export function mergedStories(all: readonly CaseReport[]): readonly CaseReport[] {
  const stories = all.filter(({ rule }) => rule.startsWith('fuzz.'));
  if (stories.length === 0) return all;
  const found = stories.filter(({ verdict }) => verdict !== 'pass');
  const causes = [...groups(found, causeOf).values()].map(shortest);
  const broken = new Set(causes.map(({ operation }) => operation));
  const passes = stories.filter(
    ({ verdict, operation }) => verdict === 'pass' && !broken.has(operation),
  );
  return [
    ...all.filter(({ rule }) => !rule.startsWith('fuzz.')),
    ...numbered(causes),
    ...[...groups(passes, ({ id }) => id).values()].map(summed).sort(byOperation),
  ];
}

function groups<T>(
  all: readonly T[],
  keyOf: (one: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, readonly T[]>();
  for (const one of all) found.set(keyOf(one), [...(found.get(keyOf(one)) ?? []), one]);
  return found;
}

/** Clause, operation, class of the last request and class of its answer: what the fuzzer counts as one cause. */
function causeOf({ clause, operation, findings, id }: CaseReport): string {
  const [finding] = findings;
  if (finding === undefined) return id;
  const kind = finding.mismatches.find(({ expected }) =>
    expected.startsWith('class of the request'),
  );
  const status = finding.exchanges.at(-1)?.answer.status ?? 0;
  return [clause.id, operation, kind?.expected, Math.floor(status / 100)].join(' ');
}

function shortest(same: readonly CaseReport[]): CaseReport {
  const lengthOf = ({ findings }: CaseReport) =>
    findings[0]?.counterexample.split('\n').length ?? 0;
  return summed(same.toSorted((one, other) => lengthOf(one) - lengthOf(other)));
}

/** The first of them, with the trials and requests of all. */
function summed(same: readonly CaseReport[]): CaseReport {
  const [first] = same;
  if (first === undefined) throw new RangeError('A group has at least one case.');
  const sum = (of: (one: CaseReport) => number) => same.reduce((total, one) => total + of(one), 0);
  return {
    ...first,
    trials: sum(({ trials }) => trials),
    requests: sum(({ requests }) => requests),
    durationMs: Math.max(...same.map(({ durationMs }) => durationMs)),
  };
}

/** The second and further causes of one clause and operation get a number, as in a whole run. */
function numbered(causes: readonly CaseReport[]): readonly CaseReport[] {
  const used = new Map<string, number>();
  return causes.map((one) => {
    const base = `fuzz.${one.clause.id}`;
    const times = (used.get(`${base}@${one.operation}`) ?? 0) + 1;
    used.set(`${base}@${one.operation}`, times);
    const rule = times === 1 ? base : `${base}.${times}`;
    return { ...one, rule, id: `${rule}@${one.operation}` };
  });
}

function byOperation(one: CaseReport, other: CaseReport): number {
  return one.operation < other.operation ? -1 : 1;
}
