import type { Ending, RunReport } from '../core/report.ts';
import { baselineLines } from './baseline-lines.ts';
import { certificationLine } from './certification-line.ts';
import { flakyLine } from './flaky-line.ts';

/** Something that every report must say of its run, since it changes what the verdicts mean. */
export interface RunMark {
  readonly name: string;
  /** One sentence without a full stop; empty where the name says all. */
  readonly says: string;
}

const endings: Readonly<Record<Ending, RunMark | undefined>> = {
  complete: undefined,
  interrupted: {
    name: 'Interrupted',
    says: 'the run was ended before every case was reached',
  },
  'out-of-time': {
    name: 'Out of time',
    says: 'the time of --budget was over before every case was reached; raise --budget',
  },
  bailed: {
    name: 'Stopped at the first failure',
    says: '--bail ended the run before every case was reached',
  },
  stopped: { name: 'Stopped', says: 'a preflight check ended the run before any case' },
};

/** How the run ended, unless it was complete; the built-in endpoint; the baseline. */
export function runMarks(report: RunReport): readonly RunMark[] {
  const { ended, endpoint } = report;
  const ending = endings[ended];
  return [
    ...(ending === undefined ? [] : [ending]),
    ...(endpoint.kind === 'reference'
      ? [
          {
            name: 'Built-in reference endpoint',
            says: 'the run tested the reference endpoint of this tool',
          },
        ]
      : []),
    ...[certificationLine(report) ?? [], flakyLine(report) ?? [], baselineLines(report)]
      .flat()
      .map((name) => ({ name, says: '' })),
  ];
}
