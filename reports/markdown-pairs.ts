import type { RunReport } from '../core/report.ts';
import { pairsCovered, pairsMissing } from './pairs.ts';
import { escaped } from './tables.ts';
import { counted, grouped } from './wording.ts';

/** Most reasons listed; report.json has every pair. */
const reasonsMax = 50;

/**
 * The pairs that each operation covered, folded, and below them the missing ones by reason. Empty
 * where no rule of the space ran.
 */
export function pairsBlock(report: Pick<RunReport, 'cases'>): readonly string[] {
  const covered = pairsCovered(report);
  if (covered.length === 0) return [];
  const lines = covered.map((line) => `- ${escaped(line)}`);
  const reasons = missingByReason(report);
  return [
    '### Pairs of the combination space',
    `<details><summary>${counted(covered.length, 'operation')}</summary>`,
    lines.join('\n'),
    ...(reasons.length === 0 ? [] : [reasons.join('\n')]),
    '</details>',
  ];
}

function missingByReason(report: Pick<RunReport, 'cases'>): readonly string[] {
  const groups = new Map<string, string[]>();
  for (const { what, reason, combination } of pairsMissing(report)) {
    const group = `${what}: ${reason}`;
    const members = groups.get(group) ?? [];
    if (!members.includes(combination)) groups.set(group, [...members, combination]);
  }
  const rows = [...groups].map(
    ([group, [first = '', ...more]]) =>
      `| ${escaped(group)} | ${escaped(first)}${more.length > 0 ? ` and ${grouped(more.length)} more` : ''} |`,
  );
  if (rows.length === 0) return [];
  const left = rows.length - reasonsMax;
  const cut = left > 0 ? [`| ${grouped(left)} more reasons | see report.json |`] : [];
  return ['| why not | pairs |', '| --- | --- |', ...rows.slice(0, reasonsMax), ...cut];
}
