import type { Cause } from '../core/diagnosis.ts';
import { harmTitles } from '../core/harm.ts';
import type { Comparison, Difference } from './comparison.ts';
import { type DocumentForm, renderDocument, type Section } from './tables.ts';
import { counted } from './wording.ts';

/** A comparison of two runs as text, Markdown, HTML or JSON; causes before cases. */
export function renderComparison(of: Comparison, form: DocumentForm): string {
  const { before, after, causes } = of;
  const sections: readonly Section[] = [
    {
      title: of.isRegression ? 'Regression' : 'No regression',
      text:
        `${counted(of.fails.length, 'case')} fail that did not, ${of.fixed.length} are fixed, ` +
        `${of.lost.length} that passed could not be judged, ${of.changed.length} changed otherwise.`,
    },
    {
      title: 'Runs',
      head: ['run', 'endpoint', 'started', 'version', 'failures'],
      rows: [
        [
          'before',
          before.endpoint,
          before.startedAt,
          before.version,
          `${before.fail} of ${before.cases}`,
        ],
        [
          'after',
          after.endpoint,
          after.startedAt,
          after.version,
          `${after.fail} of ${after.cases}`,
        ],
      ],
    },
    ...causeSection('New causes', causes.fresh),
    ...causeSection('Causes that are gone', causes.gone),
    ...causeSection('Causes of both runs', causes.kept),
    ...caseSection('New failures', of.fails),
    ...caseSection('Passed, and not judged any more', of.lost),
    ...caseSection('Fixed', of.fixed),
    ...caseSection('Changed', of.changed),
  ];
  return renderDocument(form, { title: 'Comparison of two runs', sections, data: of });
}

function causeSection(title: string, causes: readonly Cause[]): readonly Section[] {
  if (causes.length === 0) return [];
  const rows = causes.map(({ harm, does, explains }) => [
    harmTitles[harm],
    does,
    counted(explains.length, 'failure'),
  ]);
  return [{ title, head: ['harm', 'cause', 'explains'], rows }];
}

function caseSection(title: string, cases: readonly Difference[]): readonly Section[] {
  if (cases.length === 0) return [];
  const rows = cases.map(({ id, level, before, after, harm }) => [
    id,
    level,
    `${before} → ${after}`,
    harmTitles[harm],
  ]);
  return [{ title, head: ['case', 'level', 'verdict', 'harm'], rows }];
}
