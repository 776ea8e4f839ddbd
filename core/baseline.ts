import { isCutOff } from './cut-off.ts';
import { weighs } from './exit-code.ts';
import type { CaseReport, RunReport } from './report.ts';

/** A case that is known to fail or to be blocked on an endpoint. */
export interface BaselineRow {
  /** `get.wrong-key@GetObject` */
  readonly id: string;
  readonly verdict: 'fail' | 'blocked';
  readonly reason: string;
  /** Where the reason is explained or its repair is followed. */
  readonly link?: string;
  /** The last day on which the row counts, `2027-01-31`. */
  readonly expires?: string;
  /** The row counts only for this version of the endpoint, where a run names one. */
  readonly endpointVersion?: string;
}

/** What is known of an endpoint: a file that is kept with the code of its owner. */
export interface Baseline {
  readonly version: 1;
  /** The version of the tool whose rules were run for it. */
  readonly ruleSet: string;
  readonly endpoint?: { readonly name: string; readonly version?: string };
  readonly rows: readonly BaselineRow[];
  /** Ids of every case that there was when it was written, so that later ones are known as new. */
  readonly known: readonly string[];
}

/** A difference between a run and its baseline. */
interface Deviation {
  readonly id: string;
  readonly kind: 'unexpected failure' | 'unexpected pass' | 'stale' | 'expired' | 'unknown';
  /** What happened and what to do, after the id as the subject. */
  readonly says: string;
}

/** A run compared with its baseline. */
export interface BaselineReport {
  readonly file: string;
  readonly ruleSet: string;
  /** Cases that failed or were blocked as the baseline expects. */
  readonly expected: readonly string[];
  /** Cases that are newer than the baseline and did not pass. */
  readonly fresh: readonly string[];
  /** How many cases of the run are newer than the baseline. */
  readonly newCases: number;
  /** Cases whose failure is expected, but which were blocked. */
  readonly open: readonly string[];
  readonly deviations: readonly Deviation[];
}

/** What a comparison has to know besides the run and its baseline. */
export interface BaselineFacts {
  readonly file: string;
  /** `2026-11-29` */
  readonly today: string;
  /** Ids of every case of this release. */
  readonly catalogue: ReadonlySet<string>;
  /** What became of an id that is no longer in use; undefined for one that never was. */
  readonly retired: (id: string) => string | undefined;
  /** The version of the endpoint, as the caller names it. */
  readonly endpointVersion?: string;
}

/** Compares a run with its baseline. Rows of cases that the run did not select are left alone. */
export function compareWithBaseline(
  { cases, failOn }: Pick<RunReport, 'cases' | 'failOn'>,
  baseline: Baseline,
  of: BaselineFacts,
): BaselineReport {
  const rows = new Map(baseline.rows.filter((row) => isFor(row, of)).map((row) => [row.id, row]));
  const known = new Set([...baseline.known, ...baseline.rows.map(({ id }) => id)]);
  const deviations: Deviation[] = unknownRows(baseline, of);
  const [expected, fresh, open]: [string[], string[], string[]] = [[], [], []];
  let newCases = 0;
  for (const one of cases) {
    const { id } = one;
    if (!known.has(id)) newCases += 1;
    const found = standingOf(one, { row: rows.get(id), isNew: !known.has(id), failOn }, of);
    if (found === 'expected') expected.push(id);
    else if (found === 'fresh') fresh.push(id);
    else if (found === 'open') open.push(id);
    else if (found !== undefined) deviations.push({ id, ...found });
  }
  const { file } = of;
  return { file, ruleSet: baseline.ruleSet, expected, fresh, newCases, open, deviations };
}

/**
 * The comparison at another level of --fail-on: shards that let every failure pass are merged under
 * the level of a gate, at which a failure without a row is a deviation.
 */
export function atLevel(
  of: BaselineReport,
  { cases, failOn }: Pick<RunReport, 'cases' | 'failOn'>,
): BaselineReport {
  const others = of.deviations.filter(({ kind }) => kind !== 'unexpected failure');
  const named = new Set([...of.expected, ...of.fresh, ...of.open, ...others.map(({ id }) => id)]);
  const unexpected = cases
    .filter((one) => one.verdict === 'fail' && weighs(one, failOn) && !named.has(one.id))
    .map(({ id }) => ({ id, kind: 'unexpected failure' as const, says: unexpectedFailure }));
  return { ...of, deviations: [...others, ...unexpected] };
}

/**
 * What a baseline says of one case: expected, newer than it, blocked where a failure is expected, or
 * a deviation; undefined where there is nothing to say.
 */
export type Standing = 'expected' | 'fresh' | 'open' | Omit<Deviation, 'id'> | undefined;

/** The standing of one case of a run. */
export function standingIn(
  one: CaseReport,
  { baseline, failOn }: { readonly baseline: Baseline; readonly failOn: RunReport['failOn'] },
  of: Pick<BaselineFacts, 'today' | 'endpointVersion'>,
): Standing {
  const row = baseline.rows.find((each) => each.id === one.id && isFor(each, of));
  const isKnown = baseline.rows.some(({ id }) => id === one.id) || baseline.known.includes(one.id);
  return standingOf(one, { row, isNew: !isKnown, failOn }, of);
}

function standingOf(
  one: CaseReport,
  at: {
    readonly row: BaselineRow | undefined;
    readonly isNew: boolean;
    readonly failOn: RunReport['failOn'];
  },
  of: Pick<BaselineFacts, 'today'>,
): Standing {
  if (isCutOff(one)) return undefined;
  const isBad = one.verdict === 'fail' || one.verdict === 'blocked';
  if (at.isNew && isBad) return 'fresh';
  if (at.row !== undefined) return againstRow(one, at.row, of);
  const isUnexpected = one.verdict === 'fail' && weighs(one, at.failOn);
  return isUnexpected ? { kind: 'unexpected failure', says: unexpectedFailure } : undefined;
}

const unexpectedFailure =
  'fails, and the baseline does not expect it: mend the endpoint, or add a row with the reason';

function isFor(
  { endpointVersion }: BaselineRow,
  of: Pick<BaselineFacts, 'endpointVersion'>,
): boolean {
  if (endpointVersion === undefined || of.endpointVersion === undefined) return true;
  return endpointVersion === of.endpointVersion;
}

function unknownRows({ rows }: Baseline, { catalogue, retired }: BaselineFacts): Deviation[] {
  return rows.flatMap(({ id }) => {
    // Rows about findings of stories are for `fuzz`.
    if (catalogue.has(id) || id.startsWith('fuzz.')) return [];
    const became = retired(id);
    const why = became === undefined ? 'is no case of this release' : `is retired: ${became}`;
    return [{ id, kind: 'unknown' as const, says: `${why}; remove its row` }];
  });
}

function againstRow(
  one: CaseReport,
  row: BaselineRow,
  { today }: Pick<BaselineFacts, 'today'>,
): Standing {
  const expects = `; the baseline expects ${row.verdict} (${row.reason})`;
  switch (one.verdict) {
    case 'pass': {
      const says = `passes: remove its row, or run with --update-baseline${expects}`;
      return { kind: 'unexpected pass', says };
    }
    case 'skip': {
      // The rules of the SDK are run only where they are asked for.
      if (one.skippedFor === 'sdk') return undefined;
      const says = `is skipped (${one.reason ?? 'no reason'}): remove its row${expects}`;
      return { kind: 'stale', says };
    }
    case 'error':
      return undefined;
    case 'blocked':
    case 'fail':
      break;
    default:
      return one.verdict satisfies never;
  }
  if (row.expires !== undefined && row.expires < today) {
    const says = `has a row that expired on ${row.expires}: mend the endpoint, or renew the date`;
    return { kind: 'expired', says };
  }
  if (one.verdict === row.verdict) return 'expected';
  if (one.verdict === 'blocked') return 'open';
  return { kind: 'unexpected failure', says: `fails: mend the endpoint${expects}` };
}
