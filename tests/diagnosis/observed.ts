import type { CaseReport } from '../../core/report.ts';
import { listCases } from '../../runner/plan/catalogue.ts';
import type { FaultId } from '../../spec/fault-ids.ts';
import { indexesIn, killMatrix } from '../../spec/kill-matrix.ts';

const infos = listCases().filter(({ id }) => killMatrix.cases.includes(id));
const known = new Set(infos.map(({ id }) => id));

/** The fingerprint of a fault, in cases that there are today. */
export function failuresOf(fault: FaultId): readonly string[] {
  return indexesIn(killMatrix.faults[fault]?.fails ?? '')
    .flatMap((index) => killMatrix.cases[index] ?? [])
    .filter((id) => known.has(id));
}

/** How the failures of a fault looked when they were measured. */
export function looksOf(fault: FaultId): ReadonlyMap<string, string> {
  const looks = Object.entries(killMatrix.faults[fault]?.looks ?? {});
  return new Map(
    looks.flatMap(([look, cells]) =>
      indexesIn(cells).map((index) => [killMatrix.cases[index] ?? '', look] as const),
    ),
  );
}

/** The cases of a run in which a fault failed what it was measured to fail, with the same answers. */
export function casesOn(fault: FaultId): readonly CaseReport[] {
  const looks = looksOf(fault);
  return casesWhere(new Set(failuresOf(fault))).map((one) => {
    const [harm, answer = 'unknown'] = (looks.get(one.id) ?? '').split(' ');
    const status = statuses.get(answer);
    if (one.verdict !== 'fail' || status === undefined) return one;
    const mismatches = [{ expected: 'as claimed', received: 'otherwise', harm }];
    const act = { role: 'act', request: { method: 'GET' }, answer: { status, headers: [] } };
    const finding = { verdict: 'fail', trial: 0, path: '0', counterexample: '', mismatches };
    const findings = [{ ...finding, exchanges: [act] }];
    return { ...one, harm, findings } as unknown as CaseReport;
  });
}

/** A status of each class of answers that looks name. */
const statuses: ReadonlyMap<string, number> = new Map([
  ['none', 0],
  ['501', 501],
  ...[2, 3, 4, 5].map((digit) => [`${digit}xx`, digit * 100] as const),
]);

/** The cases of a run in which these failed and all others came to `others`. */
export function casesWhere(
  failed: ReadonlySet<string>,
  others: CaseReport['verdict'] = 'pass',
): readonly CaseReport[] {
  return infos.map(({ id, rule, operation, level, title, clause, harm }) => ({
    ...{ id, rule, operation, level, title, clause, harm },
    verdict: failed.has(id) ? 'fail' : others,
    ...{ trials: 1, requests: 1, durationMs: 1, findings: [] },
    replay: `npx sse-c-conformance --rule ${id}`,
  }));
}

/** Numbers from 0 to 1 that a seed fixes (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
