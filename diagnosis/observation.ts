import { ssecIgnoredSentence } from '../core/diagnosis.ts';
import { gravest } from '../core/harm.ts';
import type { CaseReport, RecordedExchange } from '../core/report.ts';
import type { FaultId } from '../spec/fault-ids.ts';
import { type Wording, wordingOf } from './wording.ts';

/**
 * The verdicts that a diagnosis rests on. A case that was skipped, blocked, in error or not
 * selected is in neither set and weighs nothing.
 */
export interface Observation {
  /** Failed cases, each with how its failure looks. */
  readonly failed: ReadonlyMap<string, string>;
  readonly passed: ReadonlySet<string>;
  /** Every case that was selected, judged or not. */
  readonly selected: ReadonlySet<string>;
  /** Failed cases whose refusal is due and differs from the recorded one. */
  readonly worded: ReadonlyMap<string, Wording>;
  /** The fault of an endpoint that was seen to ignore SSE-C headers, so that few cases were judged. */
  readonly ignoring?: FaultId;
}

/** The verdicts of a report as an observation. */
export function observe(cases: readonly CaseReport[]): Observation {
  const failed = cases.filter(({ verdict }) => verdict === 'fail');
  const passed = cases.filter(({ verdict }) => verdict === 'pass');
  return {
    failed: new Map(failed.map((one) => [one.id, symptomOf(one)])),
    passed: new Set(passed.map(({ id }) => id)),
    selected: new Set(cases.map(({ id }) => id)),
    worded: new Map(
      failed.flatMap((one) => {
        const wording = wordingOf(one);
        return wording === undefined ? [] : [[one.id, wording] as const];
      }),
    ),
    ...ignoringIn(cases, failed),
  };
}

/** Whether the other cases are blocked since SSE-C headers are ignored, and are confirmed or not. */
function ignoringIn(
  cases: readonly CaseReport[],
  failed: readonly CaseReport[],
): Pick<Observation, 'ignoring'> {
  if (!cases.some(({ reason }) => reason?.startsWith(ssecIgnoredSentence))) return {};
  const exchanges = failed.flatMap(({ findings }) => findings.flatMap((one) => one.exchanges));
  const isConfirmed = exchanges.some(
    ({ request, answer }) =>
      request.method !== 'GET' &&
      answer.headers.some(([name]) => /^x-amz-server-side-encryption-customer-/i.test(name)),
  );
  return { ignoring: isConfirmed ? 'confirms-what-it-ignores' : 'ignores-ssec' };
}

/** How a failure looks: the harm that was seen and the class of the last answer. */
export function symptomOf({ findings, harm }: Pick<CaseReport, 'findings' | 'harm'>): string {
  const finding = findings.find(({ verdict }) => verdict === 'fail');
  const seen = gravest([harm, ...(finding?.mismatches ?? []).map((one) => one.harm)]);
  const last = finding?.exchanges.findLast(({ role }) => role === 'act');
  return `${seen} ${last === undefined ? 'unknown' : answerClass(last)}`;
}

function answerClass({ answer }: RecordedExchange): string {
  if (answer.status === 0) return 'none';
  if (answer.status === 501) return '501';
  return `${Math.floor(answer.status / 100)}xx`;
}
