import type { BaselineReport } from '../core/baseline.ts';
import { isSignalCode, reached } from '../core/cut-off.ts';
import type { Cause } from '../core/diagnosis.ts';
import { exitCodeOf } from '../core/exit-code.ts';
import { gravest, harmTitles } from '../core/harm.ts';
import { asSentence, saysOutage } from '../core/outage.ts';
import type { CaseReport, RunReport } from '../core/report.ts';
import { baselineLines, countsOf } from './baseline-lines.ts';
import { certificationLine } from './certification-line.ts';
import { flakyLine } from './flaky-line.ts';
import { counted, grouped } from './wording.ts';

/** The result of a run: the exit code in words. */
export interface Conclusion {
  readonly state: 'pass' | 'fail' | 'open';
  readonly headline: string;
  /** One or two sentences. */
  readonly sentence: string;
}

/** Puts the exit code of a report into words; it computes no verdict. */
export function conclude(report: RunReport): Conclusion {
  const { headline: found, ...judged } = concludeJudged(report);
  // Whoever reads the headline alone must not take this for a result of an endpoint of theirs.
  const own = report.endpoint.kind === 'reference' ? ' (built-in reference endpoint)' : '';
  const headline = `${found}${own}`;
  if (report.ssecIgnored === undefined) return { headline, ...judged };
  const { sentence } = judged;
  return {
    state: judged.state,
    headline: `SSE-C headers are ignored${own}`,
    sentence: `objects are stored in the clear. ${found}: ${sentence}`,
  };
}

function concludeJudged(report: RunReport): Conclusion {
  if (isSignalCode(report.exitCode)) return concludeInterrupted(report);
  if (report.baseline !== undefined && report.exitCode !== 3)
    return concludeCompared(report, report.baseline);
  if (report.exitCode === 0) return concludeGood(report);
  const end = endOf(report);
  if (report.certification !== undefined && report.ended === 'complete')
    return concludeUncertified(report);
  if (report.exitCode === 1) {
    const sentence = `${contradicted(report)}.`;
    return { state: 'fail', headline: `Does not conform${end}`, sentence };
  }
  const sentence = `${obstacle(report)}.`;
  return { state: 'open', headline: `Nothing can be concluded${end}`, sentence };
}

function concludeCompared(report: RunReport, baseline: BaselineReport): Conclusion {
  const isMet = report.exitCode === 0;
  const { pass, fail } = report.summary;
  const found = fail > 0 ? contradicted(report) : `${counted(pass, 'case')} passed${rest(report)}`;
  return {
    state: isMet ? 'pass' : 'fail',
    headline: isMet ? 'As the baseline expects' : 'Not as the baseline expects',
    sentence: `${countsOf(baseline)}. ${found}.`,
  };
}

/** A case failed or was not judged, or passed only when run again, or a story found something. */
function concludeUncertified(report: RunReport): Conclusion {
  const { summary, certification, exitCode } = report;
  const found = certification?.findings ?? 0;
  const cases =
    summary.fail > 0
      ? contradicted(report)
      : `${counted(summary.pass, 'case')} passed${rest(report)}`;
  const stories = found === 0 ? '' : `; stories of fuzz had ${counted(found, 'finding')}`;
  const needs = 'A certification needs every MUST and SHOULD case judged, and its stories played';
  const why = exitCode === 1 ? '' : ` ${needs}.`;
  const state = exitCode === 1 ? 'fail' : 'open';
  return { state, headline: 'Not certified', sentence: `${cases}${stories}.${why}` };
}

/** How a run ended early, as the end of a headline. */
function endOf(report: RunReport): string {
  if (report.ended === 'out-of-time') return `, out of time${afterCases(report)}`;
  return report.ended === 'bailed' ? `, stopped at the first failure${afterCases(report)}` : '';
}

/** ` after 45 of 963 cases`; empty where every case was reached. */
function afterCases(report: RunReport): string {
  const { count, of } = reached(report);
  return count === of ? '' : ` after ${grouped(count)} of ${counted(of, 'case')}`;
}

function concludeInterrupted(report: RunReport): Conclusion {
  const headline = `Interrupted${afterCases(report)}`;
  const found = report.summary.fail > 0 ? contradicted(report) : 'No case had failed until then';
  const isFailed = report.cases.some((one) => one.verdict === 'fail' && weighs(report, one));
  return { state: isFailed ? 'fail' : 'open', headline, sentence: `${found}.` };
}

/** The cause that explains a failed case. */
export function causeFor({ diagnosis }: RunReport, caseId: string): Cause | undefined {
  return diagnosis.causes.find(({ explains }) => explains.includes(caseId));
}

/** The gravest harm of a run in one sentence, or undefined where nothing failed. */
export function worstOf({ cases, diagnosis }: RunReport): string | undefined {
  const failed = cases.filter(({ verdict }) => verdict === 'fail');
  if (failed.length === 0) return undefined;
  const harm = gravest(failed.map((one) => one.harm));
  const count = failed.filter((one) => one.harm === harm).length;
  const cause = diagnosis.causes.find((one) => one.harm === harm);
  const where = cause === undefined ? '' : ` ${cause.does}`;
  return `${harmTitles[harm]}, in ${counted(count, 'case')}.${where}`;
}

const endings: Readonly<Record<RunReport['ended'], string | undefined>> = {
  complete: undefined,
  interrupted: 'The run was interrupted: cases that had not begun were not judged.',
  'out-of-time':
    "The run's --budget was used up: cases that had not begun were not judged. Raise --budget.",
  bailed: '--bail ended the run at its first failure: cases that had not begun were not judged.',
  stopped: 'The preflight stopped the run: no case was judged.',
};

/** What a reader has to know about a run before its verdict: how it ended, and what was tested. */
export function conditionsOf(report: RunReport): readonly string[] {
  const { ended, endpoint, ssecIgnored } = report;
  const own = 'Tested was the reference endpoint that is built into this tool.';
  return [
    ssecIgnored?.says,
    endings[ended],
    endpoint.kind === 'reference' ? own : undefined,
    certificationLine(report),
    flakyLine(report),
    ...baselineLines(report),
  ].filter((text) => text !== undefined);
}

/** Whether a case makes the exit code 1; computed by core, so that reports and exit code agree. */
export function weighs(report: RunReport, one: CaseReport): boolean {
  const { failOn, baseline } = report;
  const excuses = baseline && { ...baseline, deviations: [] };
  return (
    exitCodeOf({ failOn, preflight: [], cases: [one], ...(excuses && { baseline: excuses }) }) === 1
  );
}

/** Why a failed case does not change the exit code. */
export function whyNotCounted(report: RunReport, one: CaseReport): string {
  if (report.baseline?.expected.includes(one.id)) return 'the baseline expects it';
  if (report.baseline?.fresh.includes(one.id)) return 'the case is newer than the baseline';
  if (one.disputed) return 'the rule is disputed';
  if (one.scope !== undefined) return `${one.scope}, so it says nothing of SSE-C`;
  return `--fail-on ${report.failOn} does not count ${one.level}`;
}

/** Groups cases by reason, in the order in which the reasons first appear. */
export function byReason(
  cases: readonly CaseReport[],
): readonly { readonly reason: string; readonly cases: readonly CaseReport[] }[] {
  const groups = new Map<string, CaseReport[]>();
  for (const one of cases) {
    const reason = one.reason ?? one.findings[0]?.reason ?? 'no reason was recorded';
    groups.set(reason, [...(groups.get(reason) ?? []), one]);
  }
  return [...groups].map(([reason, grouped]) => ({ reason, cases: grouped }));
}

function concludeGood(report: RunReport): Conclusion {
  const { summary } = report;
  if (summary.fail > 0) {
    const sentence = `${contradicted(report)}. None of these failures changes the exit code`;
    return {
      state: 'pass',
      headline: 'No failure that counts',
      sentence: `${sentence}.`,
    };
  }
  const judged = summary.pass === 1 ? 'The one case' : `All ${counted(summary.pass, 'case')}`;
  const sentence = `${judged} that ran met ${summary.pass === 1 ? 'its' : 'their'} clause`;
  const state = 'pass';
  return {
    state,
    headline:
      report.certification === undefined
        ? 'Conforms in all that was tested'
        : 'Meets every MUST and SHOULD of the certification',
    sentence: `${sentence}${rest(report)}.`,
  };
}

function contradicted(report: RunReport): string {
  const { pass, fail } = report.summary;
  const failed = report.cases.filter(({ verdict }) => verdict === 'fail');
  const musts = failed.filter((one) => one.level === 'MUST').length;
  const shared = failed.filter(({ scope }) => scope !== undefined).length;
  const plain = shared === 0 ? '' : `, ${grouped(shared)} of them by plain objects too`;
  const ran = counted(pass + fail, 'judged case');
  const verb = fail === 1 ? 'contradicts its clause' : 'contradict their clause';
  const level = musts === 0 ? 'none of them a MUST' : `${grouped(musts)} of them a MUST`;
  return `${grouped(fail)} of ${ran} ${verb}, ${level}${plain}${rest(report)}`;
}

function rest({ summary, cases, outages = [] }: RunReport): string {
  const flaky = cases.filter((one) => one.flaky !== undefined).length;
  const unjudged = summary.blocked + summary.error;
  const gone = outages.find(({ isBack }) => !isBack);
  const parts = [
    ...(gone === undefined ? [] : [saysOutage(gone)]),
    ...(flaky > 0 ? [`${counted(flaky, 'case')} passed only when run again`] : []),
    ...(unjudged > 0 ? [`${counted(unjudged, 'case')} could not be judged`] : []),
    ...(summary.skip > 0
      ? [`${counted(summary.skip, 'case')} ${summary.skip === 1 ? 'does' : 'do'} not apply`]
      : []),
  ];
  return parts.length === 0 ? '' : `; ${parts.join(' and ')}`;
}

function obstacle({ preflight, summary, cases, outages = [] }: RunReport): string {
  const stop = preflight.find((check) => check.outcome === 'stop');
  if (stop !== undefined)
    return `The preflight check “${stop.name}” stopped the run: ${stop.detail}`;
  const gone = outages.find(({ isBack }) => !isBack);
  if (gone !== undefined) return asSentence(saysOutage(gone));
  if (summary.error > 0) return `This tool failed in ${counted(summary.error, 'case')}`;
  const musts = cases.filter((one) => one.verdict === 'blocked' && one.level === 'MUST').length;
  if (musts > 0) return `${counted(musts, 'MUST case')} could not be tested`;
  return 'No case ran';
}
