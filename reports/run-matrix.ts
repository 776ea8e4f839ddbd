import { byGravity, type Harm, harmTitles } from '../core/harm.ts';
import type { RunReport } from '../core/report.ts';
import { type DocumentForm, renderDocument, type Section } from './tables.ts';

/** A cause and how many failures it explains in each run. */
interface CauseRow {
  readonly id: string;
  readonly does: string;
  readonly harm: Harm;
  readonly explains: readonly number[];
}

/** Several runs side by side: their counts, causes and failed cases. */
export interface RunMatrix {
  readonly runs: readonly {
    readonly name: string;
    readonly endpoint: string;
    readonly startedAt: string;
    readonly version: string;
    readonly ended: RunReport['ended'];
    readonly summary: RunReport['summary'];
  }[];
  /** All runs are of one endpoint, in the order of their time. */
  readonly isTrend: boolean;
  /** The gravest first. */
  readonly causes: readonly CauseRow[];
  /** Every case that fails in one of the runs, with its verdict in each. */
  readonly cases: readonly { readonly id: string; readonly verdicts: readonly string[] }[];
}

/** Puts runs side by side; those of one endpoint in the order of their time. */
export function matrixOf(
  reports: readonly { readonly name: string; readonly report: RunReport }[],
): RunMatrix {
  const isTrend = new Set(reports.map(({ report }) => report.endpoint.url)).size === 1;
  const runs = isTrend
    ? reports.toSorted((one, other) => (one.report.startedAt < other.report.startedAt ? -1 : 1))
    : reports;
  return {
    runs: runs.map(({ name, report: { endpoint, startedAt, tool, ended, summary } }) => ({
      ...{ name, endpoint: endpoint.url, startedAt, version: tool.version, ended, summary },
    })),
    isTrend,
    causes: causesOf(runs.map(({ report }) => report)),
    cases: casesOf(runs.map(({ report }) => report)),
  };
}

function causesOf(reports: readonly RunReport[]): readonly CauseRow[] {
  const all = reports.flatMap(({ diagnosis }) => diagnosis.causes);
  const rows = [...new Set(all.map(({ id }) => id))].map((id) => {
    const found = all.filter((cause) => cause.id === id);
    const [gravest = found[0]] = found.toSorted((one, other) => byGravity(one.harm, other.harm));
    const explains = reports.map(
      ({ diagnosis }) => diagnosis.causes.find((cause) => cause.id === id)?.explains.length ?? 0,
    );
    return { id, does: gravest?.does ?? id, harm: gravest?.harm ?? 'wrong-form', explains };
  });
  const total = ({ explains }: CauseRow) => explains.reduce((sum, count) => sum + count, 0);
  return rows.sort(
    (one, other) =>
      byGravity(one.harm, other.harm) || total(other) - total(one) || (one.id < other.id ? -1 : 1),
  );
}

function casesOf(reports: readonly RunReport[]): RunMatrix['cases'] {
  const verdicts = reports.map(({ cases }) => new Map(cases.map((one) => [one.id, one.verdict])));
  const ids = [...new Set(verdicts.flatMap((one) => [...one.keys()]))];
  return ids
    .map((id) => ({ id, verdicts: verdicts.map((one) => one.get(id) ?? 'absent') }))
    .filter((row) => row.verdicts.includes('fail'));
}

/** Runs side by side as text, Markdown, HTML or JSON; causes first. */
export function renderMatrix(matrix: RunMatrix, form: DocumentForm): string {
  const names = matrix.runs.map(({ name }) => name);
  const sections: readonly Section[] = [
    {
      title: 'Runs',
      head: ['run', 'endpoint', 'started', 'ended', 'pass', 'fail', 'blocked', 'skip'],
      rows: matrix.runs.map(({ name, endpoint, startedAt, ended, summary }) => [
        ...[name, endpoint, startedAt, ended],
        ...[summary.pass, summary.fail, summary.blocked, summary.skip].map(String),
      ]),
    },
    {
      title: 'Causes',
      head: ['harm', 'cause', ...names],
      rows: matrix.causes.map(({ harm, does, explains }) => [
        ...[harmTitles[harm], does],
        ...explains.map((count) => (count === 0 ? '–' : String(count))),
      ]),
    },
    {
      title: 'Failed cases',
      head: ['case', ...names],
      rows: matrix.cases.map(({ id, verdicts }) => [id, ...verdicts]),
    },
  ];
  const title = matrix.isTrend ? 'Runs of one endpoint over time' : 'Endpoints side by side';
  return renderDocument(form, { title, sections, data: matrix });
}
