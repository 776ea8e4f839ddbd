import {
  type Baseline,
  type BaselineFacts,
  type BaselineRow,
  compareWithBaseline,
} from '../core/baseline.ts';
import { isCutOff } from '../core/cut-off.ts';
import { exitCodeOf } from '../core/exit-code.ts';
import type { CaseReport, RunReport } from '../core/report.ts';
import { oneLine, shortened } from '../core/visible.ts';
import { listCases } from '../runner/plan/catalogue.ts';
import { retiredIds } from '../spec/retired-ids.ts';
import { type BaselineFlags, writeBaseline } from './baseline-file.ts';
import { version } from './version.ts';

/** The baseline of a run as it was before, and the flags about it. */
export interface GivenBaseline {
  readonly flags: BaselineFlags & { readonly baseline: string };
  readonly baseline: Baseline;
}

const reasonLengthMax = 160;

/** The report with its comparison, and the exit code that follows; updates the file if asked to. */
export function withBaseline(
  report: RunReport,
  { flags, baseline: before }: GivenBaseline,
  notice: (sentence: string) => void,
): RunReport {
  const isWhole = report.ended === 'complete';
  const isUpdated = flags.updateBaseline === true && isWhole;
  const facts = factsOf(flags);
  const baseline = isUpdated ? updated(before, report, facts.catalogue) : before;
  if (isUpdated) {
    writeBaseline(flags.baseline, baseline);
    notice(
      `Baseline ${flags.baseline}: ${baseline.rows.length} rows. Review it, and give reasons.`,
    );
  } else if (flags.updateBaseline === true)
    notice(`Baseline ${flags.baseline}: not updated, since the run did not reach every case.`);
  const compared = { ...report, baseline: compareWithBaseline(report, baseline, facts) };
  return { ...compared, exitCode: exitCodeOf(compared) };
}

/** `2026-11-29`, by which rows expire. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function factsOf({ baseline: file, endpointVersion }: GivenBaseline['flags']): BaselineFacts {
  return {
    file,
    today: today(),
    catalogue: new Set(listCases().map(({ id }) => id)),
    retired: becameOf,
    ...(endpointVersion !== undefined && { endpointVersion }),
  };
}

function becameOf(caseId: string): string | undefined {
  const [rule = ''] = caseId.split('@');
  if (!Object.hasOwn(retiredIds, rule)) return undefined;
  return `its successors are ${retiredIds[rule]?.successors.join(', ')}`;
}

/**
 * The baseline that this run meets: a row for each case that failed or was blocked, with the reason,
 * link, date and version of its old row. Rows of cases that did not run stay as they are.
 */
function updated(before: Baseline, { cases }: RunReport, catalogue: ReadonlySet<string>): Baseline {
  const ran = new Map(cases.map((one) => [one.id, one]));
  const old = new Map(before.rows.map((row) => [row.id, row]));
  const kept = before.rows.filter(({ id }) => {
    const one = ran.get(id);
    return catalogue.has(id) && (one === undefined || one.skippedFor === 'sdk');
  });
  const rows = [...kept, ...cases.flatMap((one) => rowOf(one, old.get(one.id)))];
  return {
    version: 1,
    ruleSet: version(),
    ...(before.endpoint && { endpoint: before.endpoint }),
    rows: rows.toSorted((one, other) => (one.id < other.id ? -1 : 1)),
    known: [...catalogue].sort(),
  };
}

function rowOf(one: CaseReport, old: BaselineRow | undefined): readonly BaselineRow[] {
  const { id, verdict } = one;
  if ((verdict !== 'fail' && verdict !== 'blocked') || isCutOff(one)) return [];
  return [{ reason: seen(one), ...old, id, verdict }].map(({ id, verdict, reason, ...rest }) => ({
    ...{ id, verdict, reason },
    ...rest,
  }));
}

/** What was seen of a case, for a row whose reason nobody has written yet. */
function seen({ findings, reason, title }: CaseReport): string {
  const mismatch = findings[0]?.mismatches[0];
  const text = mismatch
    ? `expected ${mismatch.expected}; received ${mismatch.received}`
    : (reason ?? findings[0]?.reason ?? title);
  return shortened(oneLine(text), reasonLengthMax);
}
