import { exitCodeOf } from '../core/exit-code.ts';
import type { RunReport } from '../core/report.ts';
import { type Verdict, verdicts } from '../core/verdict.ts';
import { diagnose } from '../diagnosis/diagnose.ts';

/** The report of an interrupted run, completed by the cases that a later run judged. */
export function completed(earlier: RunReport, ran: RunReport): RunReport {
  const later = new Map(ran.cases.map((one) => [one.id, one]));
  const cases = earlier.cases.map((one) => later.get(one.id) ?? one);
  const counts = Object.fromEntries(
    verdicts.map((verdict) => [verdict, cases.filter((one) => one.verdict === verdict).length]),
  ) as Record<Verdict, number>;
  const summary = {
    ...counts,
    requests: earlier.summary.requests + ran.summary.requests,
    durationMs: earlier.summary.durationMs + ran.summary.durationMs,
  };
  const outages = [...(earlier.outages ?? []), ...(ran.outages ?? [])];
  const whole = {
    ...ran,
    startedAt: earlier.startedAt,
    ...{ cases, summary },
    ...(outages.length > 0 && { outages }),
    diagnosis: diagnose(cases.filter(({ scope }) => scope === undefined)),
  };
  return { ...whole, exitCode: exitCodeOf(whole) };
}
