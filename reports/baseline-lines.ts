import type { BaselineReport } from '../core/baseline.ts';
import type { RunReport } from '../core/report.ts';
import { counted } from './wording.ts';

const deviationsShownMax = 5;

/** The comparison of a run with its baseline in sentences; none where the run had no baseline. */
export function baselineLines({ baseline }: RunReport): readonly string[] {
  if (baseline === undefined) return [];
  const { deviations } = baseline;
  const more = deviations.length - deviationsShownMax;
  return [
    `Baseline ${baseline.file}: ${countsOf(baseline)}.`,
    ...deviations.slice(0, deviationsShownMax).map(({ id, says }) => `${id} ${says}.`),
    ...(more > 0 ? [`${counted(more, 'further deviation')}: see report.json.`] : []),
  ];
}

/** `134 failures as expected, 2 deviations, 12 cases are new (3 of them do not pass)`. */
export function countsOf({ expected, deviations, open, fresh, newCases }: BaselineReport): string {
  const bad = fresh.length === 0 ? 'all of them pass' : `${fresh.length} of them do not pass`;
  const are = newCases === 1 ? 'is' : 'are';
  return [
    `${counted(expected.length, 'case')} ${expected.length === 1 ? 'is' : 'are'} as expected`,
    counted(deviations.length, 'deviation'),
    ...(open.length > 0 ? [`${counted(open.length, 'expected failure')} could not be tested`] : []),
    ...(newCases > 0
      ? [
          `${counted(newCases, 'case')} ${are} newer than it and ${bad} (--update-baseline takes them in)`,
        ]
      : []),
  ].join(', ');
}
