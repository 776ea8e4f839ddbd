import type { Cause } from '../core/diagnosis.ts';
import { byGravity, type Harm } from '../core/harm.ts';
import type { CaseReport, RunReport } from '../core/report.ts';
import type { Verdict } from '../core/verdict.ts';

/** A case whose verdict or harm differs between two runs. */
export interface Difference {
  readonly id: string;
  readonly level: CaseReport['level'];
  readonly title: string;
  /** `absent`: the case did not exist, or was not selected. */
  readonly before: Verdict | 'absent';
  readonly after: Verdict | 'absent';
  /** The harm of the run in which it fails, of both the later one. */
  readonly harm: Harm;
}

/** What changed from one run to another. */
export interface Comparison {
  readonly before: Side;
  readonly after: Side;
  /** Cases that fail and did not, the gravest first. */
  readonly fails: readonly Difference[];
  /** Cases that failed and pass. */
  readonly fixed: readonly Difference[];
  /** Cases that passed and could not be judged any more. */
  readonly lost: readonly Difference[];
  /** Every other case with another verdict, or that fails with another harm. */
  readonly changed: readonly Difference[];
  readonly causes: {
    readonly fresh: readonly Cause[];
    readonly gone: readonly Cause[];
    readonly kept: readonly Cause[];
  };
  /** A case fails that did not, or passed and could not be judged any more. */
  readonly isRegression: boolean;
}

interface Side {
  readonly endpoint: string;
  readonly startedAt: string;
  readonly version: string;
  readonly fail: number;
  readonly cases: number;
}

/** Compares two runs, the earlier one first. */
export function compare(one: RunReport, other: RunReport): Comparison {
  const all = differences(one, other);
  const fails = all.filter(({ before, after }) => after === 'fail' && before !== 'fail');
  const fixed = all.filter(({ before, after }) => before === 'fail' && after === 'pass');
  const lost = all.filter(
    ({ before, after }) => before === 'pass' && (after === 'blocked' || after === 'error'),
  );
  const named = new Set([...fails, ...fixed, ...lost]);
  const [before, after] = [one.diagnosis.causes, other.diagnosis.causes];
  const has = (causes: readonly Cause[], { id }: Cause) => causes.some((cause) => cause.id === id);
  return {
    before: sideOf(one),
    after: sideOf(other),
    fails: fails.toSorted((left, right) => byGravity(left.harm, right.harm)),
    fixed,
    lost,
    changed: all.filter((difference) => !named.has(difference)),
    causes: {
      fresh: after.filter((cause) => !has(before, cause)),
      gone: before.filter((cause) => !has(after, cause)),
      kept: after.filter((cause) => has(before, cause)),
    },
    isRegression: fails.length + lost.length > 0,
  };
}

function sideOf({ endpoint, startedAt, tool, summary, cases }: RunReport): Side {
  const { version } = tool;
  return { endpoint: endpoint.url, startedAt, version, fail: summary.fail, cases: cases.length };
}

function differences(one: RunReport, other: RunReport): readonly Difference[] {
  const [before, after] = [one, other].map(
    ({ cases }) => new Map(cases.map((found) => [found.id, found])),
  ) as [Map<string, CaseReport>, Map<string, CaseReport>];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((id) => {
    const [was, is] = [before.get(id), after.get(id)];
    const shown = is ?? was;
    if (shown === undefined) return [];
    const isSame = was?.verdict === is?.verdict;
    if (isSame && (is?.verdict !== 'fail' || was?.harm === is.harm)) return [];
    const failed = is?.verdict === 'fail' ? is : was?.verdict === 'fail' ? was : shown;
    return [
      {
        ...{ id, level: shown.level, title: shown.title, harm: failed.harm },
        ...{ before: was?.verdict ?? 'absent', after: is?.verdict ?? 'absent' },
      },
    ];
  });
}
