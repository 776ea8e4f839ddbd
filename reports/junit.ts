import { byGravity } from '../core/harm.ts';
import { labNote, noteText, obstacleNote } from '../core/lab-note.ts';
import type { CaseReport, PreflightCheck, RunReport } from '../core/report.ts';
import { oneLine, shortened } from '../core/visible.ts';
import { causeFor, conclude, weighs, whyNotCounted } from './conclusion.ts';
import { type Markup, markup } from './markup.ts';

type Outcome = 'pass' | 'failure' | 'error' | 'skipped';

interface Entry {
  readonly outcome: Outcome;
  readonly seconds: number;
  readonly element: Markup;
}

const messageLengthMax = 300;

/** The report as JUnit XML, one test suite for each operation. */
export function renderJunit(report: RunReport): string {
  const operations = [...new Set(report.cases.map(({ operation }) => operation))];
  const judged = operations.map((operation) => ({
    name: operation as string,
    entries: report.cases
      .filter((one) => one.operation === operation)
      .toSorted(failuresByHarm)
      .map((one) => caseEntry(report, one)),
  }));
  const isRed = judged.some(({ entries }) => entries.some(({ outcome }) => red(outcome)));
  const suites = [
    { name: 'preflight', entries: preflightEntries(report, isRed) },
    ...deviationSuite(report),
    ...judged,
  ];
  const all = suites.flatMap(({ entries }) => entries);
  const own = report.endpoint.kind === 'reference' ? ': built-in reference endpoint' : '';
  const body = markup`<testsuites name="sse-c-conformance${own}" ${totals(all)}>${suites.map(
    (suite) => suiteElement(report, suite),
  )}
</testsuites>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${body.markup}\n`;
}

/** Failures first, the gravest before the others; the rest in the order of the catalogue. */
function failuresByHarm(one: CaseReport, other: CaseReport): number {
  const [first, second] = [one, other].map(({ verdict }) => verdict === 'fail');
  if (first && second) return byGravity(one.harm, other.harm);
  return Number(second) - Number(first);
}

function suiteElement(
  { startedAt }: RunReport,
  { name, entries }: { readonly name: string; readonly entries: readonly Entry[] },
): Markup {
  return markup`
  <testsuite name="${name}" ${totals(entries)} timestamp="${startedAt}">${entries.map(
    ({ element }) => element,
  )}
  </testsuite>`;
}

function totals(entries: readonly Entry[]): Markup {
  const count = (wanted: Outcome) => entries.filter(({ outcome }) => outcome === wanted).length;
  const time = entries.reduce((sum, { seconds }) => sum + seconds, 0).toFixed(3);
  const red = markup`failures="${count('failure')}" errors="${count('error')}"`;
  return markup`tests="${entries.length}" ${red} skipped="${count('skipped')}" time="${time}"`;
}

function red(outcome: Outcome): boolean {
  return outcome === 'failure' || outcome === 'error';
}

/** The preflight checks as entries: a run that stopped early has no failed case, but is red. */
function preflightEntries(report: RunReport, isRed: boolean): readonly Entry[] {
  const checks = report.preflight.map(preflightEntry);
  const isTold = isRed || checks.some(({ outcome }) => red(outcome));
  if (report.exitCode === 0 || isTold) return checks;
  const { headline, sentence } = conclude(report);
  const why = message(`${headline}: ${sentence}`);
  const inner = markup`<error type="inconclusive" message="${why}"/>`;
  const entry = { name: 'conclusion', className: 'preflight', seconds: 0, inner };
  return [...checks, { outcome: 'error', seconds: 0, element: testcase(entry) }];
}

/** What is not as the baseline expects, but for failures, which are red as their cases. */
function deviationSuite({ baseline }: RunReport) {
  const entries = (baseline?.deviations ?? [])
    .filter(({ kind }) => kind !== 'unexpected failure')
    .map(({ id, kind, says }): Entry => {
      const inner = markup`<failure type="${kind}" message="${message(`${id} ${says}`)}"/>`;
      const element = testcase({ name: id, className: 'baseline', seconds: 0, inner });
      return { outcome: 'failure', seconds: 0, element };
    });
  return entries.length === 0 ? [] : [{ name: 'baseline', entries }];
}

function preflightEntry({ name, outcome, detail }: PreflightCheck): Entry {
  const text = message(detail);
  const [result, inner] = {
    stop: ['error', markup`<error type="preflight" message="${text}"/>`],
    fail: ['failure', markup`<failure type="preflight" message="${text}"/>`],
    note: ['pass', markup`<system-out>${detail}</system-out>`],
    ok: ['pass', markup`<system-out>${detail}</system-out>`],
  }[outcome] as [Outcome, Markup];
  const element = testcase({ name: oneLine(name), className: 'preflight', seconds: 0, inner });
  return { outcome: result, seconds: 0, element };
}

function caseEntry(report: RunReport, one: CaseReport): Entry {
  const seconds = one.durationMs / 1000;
  const [outcome, inner] = told(report, one);
  const entry = {
    name: `${one.id} ${one.level} ${one.title}`,
    className: one.operation,
    seconds,
    inner,
  };
  return { outcome, seconds, element: testcase(entry) };
}

function told(report: RunReport, one: CaseReport): readonly [Outcome, Markup | undefined] {
  const reason = one.reason ?? one.findings[0]?.reason ?? 'no reason was recorded';
  switch (one.verdict) {
    case 'pass':
      return [
        'pass',
        one.flaky &&
          markup`<system-out>${`flaky: passed at attempt ${one.flaky.attempts}`}</system-out>`,
      ];
    case 'skip':
      return ['skipped', markup`<skipped message="${message(reason)}"/>`];
    // A blocked case was not tested: as an error, CI cannot take it for a success.
    case 'blocked':
      return report.baseline?.expected.includes(one.id)
        ? [
            'skipped',
            markup`<skipped message="${message(`blocked, as the baseline expects: ${reason}`)}"/>`,
          ]
        : ['error', errorElement(one, reason)];
    case 'error':
      return ['error', errorElement(one, reason)];
    case 'fail':
      return failed(report, one);
    default:
      return one.verdict satisfies never;
  }
}

function errorElement(one: CaseReport, reason: string): Markup {
  const note = noteText(obstacleNote(one));
  return markup`<error type="${one.verdict}" message="${message(reason)}">${note}</error>`;
}

/**
 * A failure is red only if it changes the exit code. Below --fail-on, or under a disputed rule, it
 * is a skip whose message says so and keeps the evidence.
 */
function failed(report: RunReport, one: CaseReport): readonly [Outcome, Markup] {
  const first = one.findings[0]?.mismatches[0];
  const what = first
    ? `expected ${first.expected}; received ${first.received}`
    : (one.reason ?? one.title);
  const note = noteText(labNote(one));
  const facts = properties(report, one);
  if (weighs(report, one)) {
    return [
      'failure',
      markup`${facts}<failure type="${one.level}" message="${message(what)}">${note}</failure>`,
    ];
  }
  const light = message(`fails, but not counted (${whyNotCounted(report, one)}): ${what}`);
  return [
    'skipped',
    markup`${facts}<skipped message="${light}"/>\n      <system-out>${note}</system-out>`,
  ];
}

/** Severity and cause of a failure, as test servers show them. */
function properties(report: RunReport, one: CaseReport): Markup {
  const cause = causeFor(report, one.id);
  const named =
    cause &&
    markup`
        <property name="cause" value="${message(`${cause.id}: ${cause.does}`)}"/>`;
  return markup`<properties>
        <property name="severity" value="${one.harm}"/>${named}
      </properties>
      `;
}

function testcase(of: {
  readonly name: string;
  readonly className: string;
  readonly seconds: number;
  readonly inner: Markup | undefined;
}): Markup {
  const { className, seconds, inner } = of;
  const name = oneLine(of.name);
  const start = markup`
    <testcase classname="${className}" name="${name}" time="${seconds.toFixed(3)}"`;
  if (inner === undefined) return markup`${start}/>`;
  return markup`${start}>
      ${inner}
    </testcase>`;
}

function message(text: string): string {
  return shortened(oneLine(text), messageLengthMax);
}
