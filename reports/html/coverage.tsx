import type { CaseReport, RunReport } from '../../core/report.ts';
import type { Uncovered } from '../../core/space.ts';
import { shortened } from '../../core/visible.ts';
import { counted, grouped } from '../wording.ts';

/** Most combinations listed of a case; report.json has them all. */
const listedMax = 60;

/** The cases that report which combinations of values their trials covered. */
export function coveringCases({ cases }: RunReport): readonly CaseReport[] {
  return cases.filter(({ combinations }) => combinations !== undefined);
}

/** How many combinations of values were covered, which were not, and why. */
export function Coverage({ report }: { readonly report: RunReport }) {
  return (
    <>
      {coveringCases(report).map(({ id, title, combinations }) =>
        combinations === undefined ? null : (
          <details class="card fold" key={id}>
            <summary>
              <b>
                {grouped(combinations.covered)} of {counted(combinations.feasible, 'combination')}
              </b>{' '}
              <span class="mono">{id}</span> <span class="soft">{title}</span>
            </summary>
            <List name="Not covered" of={combinations.missing} />
            <List name="Cannot meet" of={combinations.infeasible} />
          </details>
        ),
      )}
    </>
  );
}

function List({ name, of }: { readonly name: string; readonly of: readonly Uncovered[] }) {
  if (of.length === 0) return null;
  const left = of.length - listedMax;
  return (
    <ul class="case-links">
      <li>
        <b>
          {name}: {grouped(of.length)}
        </b>
      </li>
      {of.slice(0, listedMax).map(({ combination, reason }) => (
        <li key={combination}>
          {combination} <span class="soft">{shortened(reason, 120)}</span>
        </li>
      ))}
      {left > 0 ? <li class="soft">{`${grouped(left)} more, see report.json`}</li> : null}
    </ul>
  );
}
