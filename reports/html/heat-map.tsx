import type { CaseReport, RunReport } from '../../core/report.ts';
import { subjectOf } from '../../spec/subjects.ts';
import { counted } from '../wording.ts';
import { anchorOf } from './anchor.ts';

/** Heading for rules whose ids this version does not know. */
const otherRules = 'other rules';

/** Subject x operation: how many cases fail in each cell. A cell leads to its findings. */
export function HeatMap({ report: { cases } }: { readonly report: RunReport }) {
  const operations = distinct(cases.map(({ operation }) => operation)).toSorted();
  const subjects = distinct(cases.map(subject));
  const cells = groups(cases);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it.
    <section class="scroll" aria-label="Heat map" tabIndex={0}>
      <table class="heat">
        <thead>
          <tr>
            <td />
            {operations.map((operation) => (
              <th scope="col" key={operation}>
                <span>{operation}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {subjects.map((row) => (
            <tr key={row}>
              <th scope="row">{row}</th>
              {operations.map((operation) => (
                <Cell key={operation} of={cells.get(`${row} ${operation}`) ?? []} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({ of, row }: { readonly of: readonly CaseReport[]; readonly row: string }) {
  const [first] = of;
  if (first === undefined) return <td />;
  const count = (verdict: CaseReport['verdict']) =>
    of.filter((one) => one.verdict === verdict).length;
  const failed = of.filter(({ verdict }) => verdict === 'fail');
  const open = of.filter(({ verdict }) => verdict === 'blocked' || verdict === 'error');
  const says = `${row}, ${first.operation}: `;
  const [target] = [...failed, ...open];
  if (target === undefined) {
    const passed = count('pass');
    return passed > 0 ? (
      <td class="pass" title={`${says}${counted(passed, 'case')} passed`}>
        <span class="hidden">{passed} passed</span>
        <span aria-hidden="true">✓</span>
      </td>
    ) : (
      <td class="skip" title={`${says}${counted(of.length, 'case')} skipped`}>
        <span class="hidden">skipped</span>
        <span aria-hidden="true">–</span>
      </td>
    );
  }
  const isFail = failed.length > 0;
  const share = isFail ? Math.ceil((failed.length / of.length) * 4) : 0;
  const number = isFail ? failed.length : open.length;
  const label = `${says}${number} of ${counted(of.length, 'case')} ${isFail ? 'failed' : 'not judged'}`;
  return (
    <td class={isFail ? `hot hot-${share}` : 'blocked'}>
      <a
        href={`#${anchorOf(target)}`}
        title={label}
        aria-label={label}
        data-set="subject operation"
        data-value={`${row} ${first.operation}`}
      >
        {number}
      </a>
    </td>
  );
}

function subject({ rule }: CaseReport): string {
  return subjectOf(rule) ?? otherRules;
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}

function groups(cases: readonly CaseReport[]): ReadonlyMap<string, readonly CaseReport[]> {
  const cells = new Map<string, CaseReport[]>();
  for (const one of cases) {
    const key = `${subject(one)} ${one.operation}`;
    const cell = cells.get(key);
    if (cell === undefined) cells.set(key, [one]);
    else cell.push(one);
  }
  return cells;
}
