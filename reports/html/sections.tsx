import type { ComponentChild } from 'preact';
import { byGravity } from '../../core/harm.ts';
import type { CaseReport } from '../../core/report.ts';
import { weighs } from '../conclusion.ts';
import { counted, grouped } from '../wording.ts';
import { CaseCard } from './case.tsx';
import { Causes } from './causes.tsx';
import type { Context } from './context.ts';
import { Coverage, coveringCases } from './coverage.tsx';
import { EveryCase } from './every-case.tsx';
import { Facts } from './facts.tsx';
import { HeatMap } from './heat-map.tsx';
import { Reasons } from './reasons.tsx';
import { Timing } from './timing.tsx';
import { Wire } from './wire.tsx';

/** A part of the page with a heading, to which the navigation links. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly lead: string;
  readonly body: ComponentChild;
}

/** The sections that a report has something to say in. */
export function sectionsOf(context: Context): readonly Section[] {
  const { cases, diagnosis } = context.report;
  const causes: readonly Section[] =
    diagnosis.causes.length === 0
      ? []
      : [
          {
            id: 'causes',
            title: `Causes (${diagnosis.causes.length})`,
            lead: 'What the endpoint seems to do, the gravest harm first. Each failure belongs to at most one cause.',
            body: <Causes context={context} />,
          },
        ];
  return [
    ...ignored(context),
    ...causes,
    ...(cases.length === 0 ? [] : [heatMap(context)]),
    ...found(context),
  ].concat(closing(context));
}

/** An endpoint that ignores SSE-C: the requests that show it. */
function ignored({ report: { ssecIgnored }, store }: Context): readonly Section[] {
  if (ssecIgnored === undefined) return [];
  return [
    {
      id: 'ignored',
      title: 'SSE-C headers are ignored',
      lead: `One cause of ${counted(ssecIgnored.cases.length, 'verdict')} below.`,
      body: (
        <div class="card">
          <p>{ssecIgnored.says}</p>
          <Wire exchanges={ssecIgnored.exchanges} store={store} />
        </div>
      ),
    },
  ];
}

function heatMap({ report }: Context): Section {
  const { blocked, error } = report.summary;
  const open = blocked + error === 0 ? '' : 'yellow not judged, ';
  const others = `${open}✓ all passed, – skipped. A number leads to its cases.`;
  const [title, lead] =
    report.summary.fail > 0
      ? [
          'Where it fails',
          `Failed cases by subject and operation: the stronger the red, the larger their part; ${others}`,
        ]
      : ['What was tested', `Cases by subject and operation: ${others}`];
  return { id: 'map', title, lead, body: <HeatMap report={report} /> };
}

/** The findings: failures that count, those that do not, and cases that were not judged. */
function found(context: Context): readonly Section[] {
  const { report } = context;
  const having = (verdict: CaseReport['verdict']) =>
    report.cases.filter((one) => one.verdict === verdict);
  const failed = having('fail').toSorted((one, other) => byGravity(one.harm, other.harm));
  const open = [...having('error'), ...having('blocked')];
  const shown = open.filter(({ findings }) => findings.length > 0);
  const bare = open.filter(({ findings }) => findings.length === 0);
  const cards = (of: readonly CaseReport[]) =>
    of.map((one) => <CaseCard key={one.id} of={one} context={context} />);
  const all: readonly (Section & { readonly count: number })[] = [
    {
      id: 'findings',
      title: 'Findings',
      ...cardsOf(failed.filter((one) => weighs(report, one))),
      lead: 'The endpoint contradicts the clause; the gravest harm first.',
    },
    {
      id: 'uncounted',
      title: 'Disputed, and failures that do not count',
      ...cardsOf(failed.filter((one) => !weighs(report, one))),
      lead: 'They do not change the exit code: the level is below --fail-on, documents disagree, or plain objects fail alike.',
    },
    {
      id: 'open',
      title: 'Not judged',
      count: open.length,
      lead: 'A request that the test depends on was refused, or this tool failed: nothing is known.',
      body: [...cards(shown), <Reasons key="reasons" cases={bare} />],
    },
  ];
  return all
    .filter(({ count }) => count > 0)
    .map(({ count, title, ...rest }) => ({ ...rest, title: `${title} (${grouped(count)})` }));

  function cardsOf(of: readonly CaseReport[]) {
    return { count: of.length, body: cards(of) };
  }
}

function closing({ report }: Context): readonly Section[] {
  const skipped = report.cases.filter(({ verdict }) => verdict === 'skip');
  const skips: Section = {
    id: 'skips',
    title: `Skipped (${grouped(skipped.length)})`,
    lead: 'Not applicable to this endpoint, by reason.',
    body: <Reasons cases={skipped} />,
  };
  const space: Section = {
    id: 'coverage',
    title: 'Coverage of the space',
    lead: 'Combinations of ways to write, to read and to ask that the trials of a case covered.',
    body: <Coverage report={report} />,
  };
  const every: Section = {
    id: 'every',
    title: `Every verdict of ${counted(report.cases.length, 'case')}`,
    lead: 'Every rule on every operation, by subject.',
    body: <EveryCase report={report} />,
  };
  const timing: Section = {
    id: 'timing',
    title: 'Timing',
    lead: 'Cases run at the same time, so that these times add up to more than the run took.',
    body: <Timing report={report} />,
  };
  const run: Section = {
    id: 'run',
    title: 'The run',
    lead: 'What was tested, and what was seen before the first rule ran.',
    body: <Facts report={report} />,
  };
  return [
    ...(skipped.length > 0 ? [skips] : []),
    ...(coveringCases(report).length > 0 ? [space] : []),
    ...(report.cases.length > 0 ? [every, timing] : []),
    run,
  ];
}
