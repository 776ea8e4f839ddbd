import type { CaseReport, RunReport } from '../../core/report.ts';
import { subjectOf } from '../../spec/subjects.ts';
import { grouped, verdictsByUrgency } from '../wording.ts';
import { anchorOf } from './anchor.ts';
import { LevelMark, VerdictMark } from './marks.tsx';

/** Every rule with the verdict of each of its cases, a folded table for each subject. */
export function EveryCase({ report: { cases } }: { readonly report: RunReport }) {
  const bySubject = groupBy(cases, ({ rule }) => subjectOf(rule) ?? 'other rules');
  return (
    <>
      {[...bySubject].map(([subject, members]) => (
        <details class="card fold subject" key={subject}>
          <summary>
            <b>{subject}</b> <Tally cases={members} />
          </summary>
          <ul class="rules">
            {[...groupBy(members, ({ rule }) => rule).values()].map((row) => (
              <RuleRow key={row[0]?.rule} cases={row} />
            ))}
          </ul>
        </details>
      ))}
    </>
  );
}

function Tally({ cases }: { readonly cases: readonly CaseReport[] }) {
  return (
    <span class="tally">
      {verdictsByUrgency.map((verdict) => {
        const count = cases.filter((one) => one.verdict === verdict).length;
        return count === 0 ? null : (
          <span key={verdict} class={`badge ${verdict}`}>
            {grouped(count)} {verdict}
          </span>
        );
      })}
    </span>
  );
}

function RuleRow({ cases }: { readonly cases: readonly CaseReport[] }) {
  const [first] = cases;
  if (first === undefined) return null;
  return (
    <li>
      <span>
        <code>{first.rule}</code> <LevelMark level={first.level} />
      </span>
      <span class="soft">{first.title}</span>
      <span class="cells">
        {cases.map((one) => (
          <span key={one.id}>
            <VerdictMark verdict={one.verdict} />{' '}
            {one.verdict === 'pass' ? (
              one.operation
            ) : (
              <a href={`#${anchorOf(one)}`}>{one.operation}</a>
            )}
          </span>
        ))}
      </span>
    </li>
  );
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
