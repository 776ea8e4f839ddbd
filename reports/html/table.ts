import type { CaseReport, RunReport } from '../../core/report.ts';
import { subjectOf } from '../../spec/subjects.ts';
import { type Markup, markup } from '../markup.ts';
import { grouped, verdictsByUrgency } from '../wording.ts';
import { anchorOf } from './anchor.ts';
import { badge, levelMark } from './badge.ts';

/** Heading for rules whose ids this version does not know. */
const otherRules = 'other rules';

/** Tables of all verdicts: a table for each subject, a row for each rule, a column an operation. */
export function verdictTables({ cases }: RunReport): Markup {
  const bySubject = groupBy(cases, ({ rule }) => subjectOf(rule) ?? otherRules);
  return markup`${[...bySubject].map(([subject, members]) => subjectTable(subject, members))}`;
}

function subjectTable(subject: string, cases: readonly CaseReport[]): Markup {
  const operations = [...new Set(cases.map(({ operation }) => operation))];
  const rules = groupBy(cases, ({ rule }) => rule);
  // A subject without findings starts closed.
  const isOpen = cases.some(({ verdict }) => verdict !== 'pass' && verdict !== 'skip');
  return markup`
<details class="card family" ${isOpen ? markup`open` : undefined}>
<summary><strong>${subject}</strong> ${tally(cases)}</summary>
<div class="scroll" role="region" aria-label="Verdicts of ${subject}" tabindex="0">
<table class="matrix">
<thead><tr><th scope="col">Rule</th><th scope="col">Level</th>${operations.map(
    (operation) => markup`<th scope="col">${operation}</th>`,
  )}</tr></thead>
<tbody>${[...rules.values()].map((row) => ruleRow(row, operations))}
</tbody></table></div></details>`;
}

function tally(cases: readonly CaseReport[]): Markup {
  const counts = verdictsByUrgency.map((verdict) => ({
    verdict,
    count: cases.filter((one) => one.verdict === verdict).length,
  }));
  return markup`${counts
    .filter(({ count }) => count > 0)
    .map(({ verdict, count }) => markup`<span>${grouped(count)} ${badge(verdict)}</span> `)}`;
}

function ruleRow(cases: readonly CaseReport[], operations: readonly string[]): Markup {
  const [first] = cases;
  if (first === undefined) return markup``;
  return markup`
<tr><th scope="row"><code>${first.rule}</code><span>${first.title}</span></th>
<td>${levelMark(first.level)}</td>${operations.map((operation) =>
    cell(cases.find((one) => one.operation === operation)),
  )}</tr>`;
}

function cell(one: CaseReport | undefined): Markup {
  if (one === undefined) return markup`<td></td>`;
  const href = one.verdict === 'pass' ? undefined : anchorOf(one);
  return markup`<td class="verdict-cell">${badge(one.verdict, href)}</td>`;
}

function groupBy(
  cases: readonly CaseReport[],
  keyOf: (one: CaseReport) => string,
): ReadonlyMap<string, readonly CaseReport[]> {
  const groups = new Map<string, CaseReport[]>();
  for (const one of cases) {
    const group = groups.get(keyOf(one));
    if (group === undefined) groups.set(keyOf(one), [one]);
    else group.push(one);
  }
  return groups;
}
