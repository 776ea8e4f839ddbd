import { atLevel } from '../core/baseline.ts';
import { exitCodeOf } from '../core/exit-code.ts';
import type { CaseReport, Ending, PreflightCheck, RunReport, Summary } from '../core/report.ts';
import { verdicts } from '../core/verdict.ts';
import { mergedStories } from './merge-stories.ts';

/** What merging needs from other rooms. */
export interface MergeKit {
  /** Ids of all cases in the order of reports. */
  readonly order: readonly string[];
  readonly diagnose: (cases: readonly CaseReport[]) => RunReport['diagnosis'];
}

/**
 * One report of the shards of a run. A shard without a report becomes a preflight check that stops
 * the run, so that what was not tested is never green.
 */
export function merge(shards: readonly RunReport[], { order, diagnose }: MergeKit): RunReport {
  const [first] = shards.toSorted((one, other) => indexOf(one) - indexOf(other));
  if (first === undefined) throw new RangeError('There is at least one report to merge.');
  const { shard, ...rest } = first;
  const cases = inOrder(mergedStories(shards.flatMap((one) => one.cases)), order);
  const outages = shards.flatMap((one) => one.outages ?? []);
  const ignored = shards.flatMap(({ ssecIgnored }) => ssecIgnored ?? []);
  const preflight = [...checksOf(shards), ...missing(shards, shard?.count ?? 1)];
  const report: RunReport = {
    ...rest,
    startedAt: shards.map(({ startedAt }) => startedAt).sort()[0] ?? first.startedAt,
    ended: worstEnding(shards),
    preflight,
    ...(ignored[0] && {
      ssecIgnored: { ...ignored[0], cases: ignored.flatMap((one) => one.cases) },
    }),
    ...(outages.length > 0 && { outages }),
    ...baselineOf(shards, { cases, failOn: first.failOn }),
    summary: summaryOf(shards, cases),
    cases,
    diagnosis: diagnose(cases.filter(({ scope }) => scope === undefined)),
  };
  return { ...report, exitCode: exitCodeOf(report) };
}

/** Why reports are no shards of one run, as the rest of a sentence; undefined where they are. */
export function whyNotOneRun(reports: readonly RunReport[]): string | undefined {
  const [first] = reports;
  if (first === undefined) return 'are none';
  if (reports.some(({ shard }) => shard === undefined))
    return 'are not all of shards (--shard); compare and matrix take reports of whole runs';
  const differing = facts.find(({ of }) => reports.some((one) => of(one) !== of(first)));
  if (differing !== undefined) return `differ in ${differing.name}`;
  const indexes = reports.map(indexOf);
  const twice = indexes.find((index, at) => indexes.indexOf(index) !== at);
  return twice === undefined ? undefined : `have shard ${twice} twice`;
}

/** What the shards of one run have in common. */
const facts: readonly { readonly name: string; of(report: RunReport): unknown }[] = [
  { name: 'the number of shards', of: ({ shard }) => shard?.count },
  { name: 'seed', of: ({ seed }) => seed },
  { name: 'the version of the tool', of: ({ tool }) => tool.version },
  { name: 'the endpoint', of: ({ endpoint: { kind, url } }) => (kind === 'given' ? url : kind) },
  {
    name: 'the selection of cases (--rule, --operation, --level, --trials and the like)',
    of: ({ shard }) => shard?.whole,
  },
];

function indexOf({ shard }: RunReport): number {
  return shard?.index ?? 0;
}

function inOrder(cases: readonly CaseReport[], order: readonly string[]): readonly CaseReport[] {
  const places = new Map(order.map((id, at) => [id, at]));
  const placeOf = ({ id }: CaseReport) => places.get(id) ?? order.length;
  return cases.toSorted((one, other) => placeOf(one) - placeOf(other));
}

/** Every check once; those of one name and outcome differ in names of buckets alone. */
function checksOf(shards: readonly RunReport[]): readonly PreflightCheck[] {
  const checks = shards.flatMap(({ preflight }) => preflight);
  const keys = checks.map(({ name, outcome }) => `${outcome} ${name}`);
  return checks.filter((_, at) => keys.indexOf(keys[at] ?? '') === at);
}

function missing(shards: readonly RunReport[], count: number): readonly PreflightCheck[] {
  const there = new Set(shards.map(indexOf));
  const all = Array.from({ length: count }, (_, at) => at + 1);
  return all
    .filter((index) => !there.has(index))
    .map((index) => ({
      name: `shard ${index} of ${count}`,
      outcome: 'stop',
      detail: 'its report was not merged, so its cases are not judged',
    }));
}

/** What the shards found against one baseline; a row that concerns them all is counted once. */
function baselineOf(
  shards: readonly RunReport[],
  at: Pick<RunReport, 'cases' | 'failOn'>,
): Pick<RunReport, 'baseline'> {
  const all = shards.flatMap(({ baseline }) => baseline ?? []);
  const [first] = all;
  if (first === undefined) return {};
  const deviations = new Map(all.flatMap((one) => one.deviations).map((one) => [one.id, one]));
  const merged = {
    ...first,
    expected: all.flatMap(({ expected }) => expected),
    fresh: all.flatMap(({ fresh }) => fresh),
    newCases: all.reduce((sum, { newCases }) => sum + newCases, 0),
    open: all.flatMap(({ open }) => open),
    deviations: [...deviations.values()],
  };
  return { baseline: atLevel(merged, at) };
}

const endings: readonly Ending[] = ['complete', 'stopped', 'bailed', 'out-of-time', 'interrupted'];

function worstEnding(shards: readonly RunReport[]): Ending {
  const ranks = shards.map(({ ended }) => endings.indexOf(ended));
  return endings[Math.max(...ranks)] ?? 'complete';
}

/** Counts of the cases; requests of all shards; the time from the first start to the last end. */
function summaryOf(shards: readonly RunReport[], cases: readonly CaseReport[]): Summary {
  const counts = Object.fromEntries(
    verdicts.map((verdict) => [verdict, cases.filter((one) => one.verdict === verdict).length]),
  ) as Record<(typeof verdicts)[number], number>;
  const starts = shards.map(({ startedAt }) => Date.parse(startedAt));
  const ends = shards.map(({ summary }, at) => (starts[at] ?? 0) + summary.durationMs);
  return {
    ...counts,
    requests: shards.reduce((sum, { summary }) => sum + summary.requests, 0),
    durationMs: Math.max(...ends) - Math.min(...starts),
  };
}
