import { gravest } from '../../core/harm.ts';
import type {
  CaseReport,
  ClauseReport,
  Finding,
  Mismatch,
  RecordedExchange,
} from '../../core/report.ts';
import { shortened } from '../../core/visible.ts';
import { subjectOf } from '../../spec/subjects.ts';
import { weighs, whyNotCounted } from '../conclusion.ts';
import { anchorOf, causeAnchor } from './anchor.ts';
import type { Context } from './context.ts';
import { Link } from './link.tsx';
import { Command, HarmMark, LevelMark, Remark, VerdictMark } from './marks.tsx';
import { Prose } from './prose.tsx';
import { Scripts } from './scripts.tsx';
import { Wire } from './wire.tsx';
import { outcome } from './wire-text.ts';

const textLengthMax = 2000;
const summaryLengthMax = 180;

interface Of {
  readonly of: CaseReport;
  readonly context: Context;
}

/** A case that was neither passed nor skipped. Closed it is a claim and the answer to it. */
export function CaseCard({ of: one, context }: Of) {
  const cause = context.causeOf.get(one.id);
  return (
    <details
      class={`case ${one.verdict}`}
      id={anchorOf(one)}
      data-verdict={one.verdict}
      data-harm={one.verdict === 'fail' ? one.harm : undefined}
      data-operation={one.operation}
      data-subject={subjectOf(one.rule)}
      data-cause={cause === undefined ? undefined : String(cause + 1)}
    >
      <summary>
        <span class="line">
          <span class="mono id">{one.id}</span>
          {one.verdict === 'fail' ? <HarmMark harm={one.harm} /> : null}
          {one.scope === undefined ? null : <Remark text={one.scope} />}
          <LevelMark level={one.level} />
          <VerdictMark verdict={one.verdict} />
        </span>
        <span class="title">
          <Prose of={one.title} />
        </span>
        <span class="short">{shortly(one)}</span>
      </summary>
      <div class="body">
        <Marks of={one} context={context} />
        {cause === undefined ? null : (
          <p>
            Explained by <a href={`#${causeAnchor(cause)}`}>cause {cause + 1}</a>:{' '}
            {context.report.diagnosis.causes[cause]?.does}
          </p>
        )}
        <Quote clause={one.clause} />
        {one.disputed === undefined ? null : (
          <>
            <p class="soft">Contradicting clause:</p>
            <Quote clause={one.disputed} />
          </>
        )}
        {one.reason === undefined ? null : <Reason text={one.reason} />}
        {one.findings.map((finding, index) => (
          <FindingView key={index} of={one} finding={finding} context={context} />
        ))}
        <Command label="Replay" text={one.replay} />
        <Scripts of={one} context={context} />
      </div>
    </details>
  );
}

/** Expected and received of the first mismatch, or the reason, on one line. */
function shortly({ findings, reason }: CaseReport): string {
  const [finding] = findings;
  const [mismatch] = finding?.mismatches ?? [];
  if (mismatch === undefined) return shortened(reason ?? finding?.reason ?? '', summaryLengthMax);
  const { expected, received } = mismatch;
  return `expected ${brief(expected)}; received ${brief(received)}`;
}

function brief(text: string): string {
  const characters = [...text];
  return characters.length <= 90 ? text : `${characters.slice(0, 90).join('')}…`;
}

function Marks({ of: one, context: { report } }: Of) {
  const isLight = one.verdict === 'fail' && !weighs(report, one);
  const texts = [
    ...(isLight ? [`not counted: ${whyNotCounted(report, one)}`] : []),
    ...(one.findings.some(({ flaky }) => flaky) ? ['flaky: not repeated alone'] : []),
  ];
  return texts.length === 0 ? null : (
    <p>
      {texts.map((text) => (
        <Remark key={text} text={text} />
      ))}
    </p>
  );
}

/** A quoted clause, with a link to its document. */
function Quote({ clause: { quote, url, source } }: { readonly clause: ClauseReport }) {
  return (
    <blockquote>
      <q>{quote}</q>{' '}
      <cite>
        <Link href={url} text={source} />
      </cite>
    </blockquote>
  );
}

function Reason({ text }: { readonly text: string }) {
  return <p class="reason">{shortened(text, textLengthMax)}</p>;
}

function FindingView({ of: one, finding, context }: Of & { readonly finding: Finding }) {
  const { reason, mismatches, exchanges, counterexample, trial, plainTwin } = finding;
  const isNew = reason !== undefined && reason !== one.reason;
  return (
    <div class="finding">
      {isNew ? <Reason text={reason} /> : null}
      {mismatches.length === 0 ? null : <Mismatches of={mismatches} clause={one.clause} />}
      <Wire exchanges={exchanges} store={context.store} />
      {plainTwin === undefined ? null : (
        <>
          <p class="soft">The same without SSE-C headers, on a plain object, fails alike:</p>
          <Mismatches of={plainTwin.mismatches} clause={one.clause} />
          <Wire exchanges={plainTwin.exchanges} store={context.store} />
        </>
      )}
      <dl class="notes">
        <RequestIds of={exchanges} />
        <dt>Trial {trial}</dt>
        <dd>
          {counterexample === '' ? (
            'draws nothing'
          ) : (
            <>
              smallest failing input: <code>{shortened(counterexample, textLengthMax)}</code>
            </>
          )}
        </dd>
      </dl>
    </div>
  );
}

/** What was expected and received, in two columns; the clause of the case stands above them. */
function Mismatches({
  of: mismatches,
  clause,
}: {
  readonly of: readonly Mismatch[];
  readonly clause: ClauseReport;
}) {
  const gravestHarm = gravest(mismatches.map(({ harm }) => harm));
  return (
    <table class="mismatch">
      <thead>
        <tr>
          <th scope="col">Expected</th>
          <th scope="col">Received</th>
        </tr>
      </thead>
      <tbody>
        {mismatches.map(({ expected, received, harm, contradicts }, index) => (
          <tr key={index}>
            <td>
              {shortened(expected, textLengthMax)}
              {contradicts === undefined || contradicts.id === clause.id ? null : (
                <Quote clause={contradicts} />
              )}
            </td>
            <td>
              {shortened(received, textLengthMax)}
              {harm !== undefined && harm === gravestHarm && mismatches.length > 1 ? (
                <>
                  {' '}
                  <HarmMark harm={harm} />
                </>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const requestIdHeader = /^(x-amz-request-id|x-amz-id-2|x-request-id|request-id|x-minio-.*id)$/i;

/** The ids by which the judged requests can be found in the log of the endpoint. */
function RequestIds({ of: exchanges }: { readonly of: readonly RecordedExchange[] }) {
  const ids = exchanges
    .filter(({ role }) => role === 'act')
    .flatMap(({ request, answer }) =>
      answer.headers
        .filter(([name]) => requestIdHeader.test(name))
        .map(([name, value]) => `${request.operation} ${outcome(answer)}, ${name}: ${value}`),
    );
  if (ids.length === 0) return null;
  return (
    <>
      <dt>Request ids</dt>
      {ids.slice(0, 6).map((text, index) => (
        <dd key={index} class="mono">
          {shortened(text, 200)}
        </dd>
      ))}
    </>
  );
}
