import { byGravity, type Harm, harmSentences } from '../../core/harm.ts';
import type { CaseReport, RunReport } from '../../core/report.ts';
import { type Level, levels } from '../../core/verdict.ts';
import { type Conclusion, conclude } from '../conclusion.ts';
import { runMarks } from '../run-marks.ts';
import { counted, grouped, symbols, verdictsByUrgency } from '../wording.ts';
import { causeAnchor } from './anchor.ts';
import { HarmMark } from './marks.tsx';
import { Prose } from './prose.tsx';

const signs: Readonly<Record<Conclusion['state'], string>> = { pass: '✓', fail: '✗', open: '?' };
const causesShown = 3;

/** What a reader must know: verdict, level reached, the worst harm, the first three causes. */
export function FirstScreen({ report }: { readonly report: RunReport }) {
  const { state, headline, sentence } = conclude(report);
  return (
    <div class="first">
      <div class={`verdict ${state}`}>
        <span class="sign" aria-hidden="true">
          {signs[state]}
        </span>
        <h1>
          <Prose of={headline} />
        </h1>
        <p>
          <Prose of={`${sentence.slice(0, 1).toUpperCase()}${sentence.slice(1)}`} />
        </p>
        <ul class="marks">
          {runMarks(report).map(({ name, says }) => (
            <li key={name}>
              <b>{name}</b>
              {says === '' ? '' : `: ${says}`}
            </li>
          ))}
        </ul>
      </div>
      <div class="pair">
        <Levels report={report} />
        <WorstHarm report={report} />
      </div>
      <FirstCauses report={report} />
      <Counts report={report} />
    </div>
  );
}

function judged(report: RunReport, level: Level): readonly CaseReport[] {
  return report.cases.filter(
    (one) => one.level === level && !one.disputed && one.verdict !== 'skip',
  );
}

/** The highest level of which, and of those above it, every judged case passed. */
function levelReached(report: RunReport): { readonly level: string; readonly why: string } {
  const isMet = (level: Level) => {
    const cases = judged(report, level);
    return cases.length > 0 && cases.every(({ verdict }) => verdict === 'pass');
  };
  const broken = levels.findIndex((level) => judged(report, level).length > 0 && !isMet(level));
  const met = levels.slice(0, broken === -1 ? levels.length : broken).filter(isMet);
  const why = broken === -1 ? '' : missed(levels[broken] ?? 'MUST', report);
  return { level: met.at(-1) ?? 'none', why };
}

/** `73 MUST cases fail`, or that some could not be judged. */
function missed(level: Level, report: RunReport): string {
  const cases = judged(report, level);
  const failed = cases.filter(({ verdict }) => verdict === 'fail').length;
  if (failed > 0) return `${counted(failed, `${level} case`)} ${failed === 1 ? 'fails' : 'fail'}`;
  const open = cases.filter(({ verdict }) => verdict !== 'pass').length;
  return `${counted(open, `${level} case`)} could not be judged`;
}

function Levels({ report }: { readonly report: RunReport }) {
  const { level: reached, why } = levelReached(report);
  return (
    <section class="card levels" aria-labelledby="level-title">
      <h2 id="level-title">
        Level reached: <strong>{reached}</strong> {why === '' ? null : <span>({why})</span>}
      </h2>
      <ul>
        {levels.map((level) => {
          const cases = judged(report, level);
          const passed = cases.filter(({ verdict }) => verdict === 'pass').length;
          return (
            <li key={level}>
              <span class="level">{level}</span>
              <progress
                max={Math.max(1, cases.length)}
                value={passed}
                aria-label={`${level} cases passed`}
              />
              <span class="soft">
                {grouped(passed)} of {grouped(cases.length)}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function WorstHarm({ report }: { readonly report: RunReport }) {
  const failed = report.cases.filter(({ verdict }) => verdict === 'fail');
  const [worst] = failed.map(({ harm }) => harm).toSorted(byGravity);
  return (
    <section class="card worst" aria-labelledby="worst-title">
      <h2 id="worst-title">Worst harm</h2>
      {worst === undefined ? (
        <p>No failure was seen.</p>
      ) : (
        <>
          <p class="harm-sentence">
            <Prose of={harmSentences[worst as Harm]} />
          </p>
          <p class="soft">
            <HarmMark harm={worst} />{' '}
            {counted(failed.filter(({ harm }) => harm === worst).length, 'failure')}
          </p>
        </>
      )}
    </section>
  );
}

function FirstCauses({ report }: { readonly report: RunReport }) {
  const { causes, failures, unexplained } = report.diagnosis;
  if (failures === 0) return null;
  const more = causes.length - causesShown;
  return (
    <section class="card top-causes" aria-labelledby="top-causes-title">
      <h2 id="top-causes-title">
        {causes.length === 0
          ? 'No known cause'
          : `${counted(causes.length, 'cause')} of ${counted(failures, 'failure')}`}
      </h2>
      <ol>
        {causes.slice(0, causesShown).map((cause, index) => (
          <li key={cause.id}>
            <a href={`#${causeAnchor(index)}`}>
              <Prose of={cause.does} />
            </a>
            <span class="of">
              <HarmMark harm={cause.harm} />{' '}
              <span class="soft">
                explains {grouped(cause.explains.length)} of {counted(failures, 'failure')}
              </span>
            </span>
          </li>
        ))}
      </ol>
      <p class="soft">
        {more > 0 ? (
          <>
            <a href="#causes">{counted(more, 'more cause')}</a>
            {'. '}
          </>
        ) : null}
        {unexplained.length > 0 ? `${counted(unexplained.length, 'failure')} without a cause.` : ''}
      </p>
    </section>
  );
}

function Counts({ report: { summary } }: { readonly report: RunReport }) {
  return (
    <ul class="counts">
      {verdictsByUrgency.map((verdict) => (
        <li key={verdict} class={`${verdict} ${summary[verdict] === 0 ? 'none' : ''}`}>
          <b>{grouped(summary[verdict])}</b> <span aria-hidden="true">{symbols[verdict]}</span>{' '}
          {verdict}
        </li>
      ))}
    </ul>
  );
}
