import type { Cause, KnownCase } from '../../core/diagnosis.ts';
import { shortened } from '../../core/visible.ts';
import { counted } from '../wording.ts';
import { anchorOf, causeAnchor } from './anchor.ts';
import type { Context } from './context.ts';
import { Link } from './link.tsx';
import { Command, HarmMark } from './marks.tsx';
import { Prose } from './prose.tsx';

const textLengthMax = 600;

/** The causes of the failures, the gravest first, each with its cases folded. */
export function Causes({ context }: { readonly context: Context }) {
  return (
    <>
      {context.report.diagnosis.causes.map((cause, index) => (
        <CauseCard key={cause.id} cause={cause} index={index} context={context} />
      ))}
    </>
  );
}

interface Of {
  readonly cause: Cause;
  readonly index: number;
  readonly context: Context;
}

function CauseCard({ cause, index, context }: Of) {
  const { diagnosis } = context.report;
  const title = `${causeAnchor(index)}-title`;
  const first = cause.explains[0];
  return (
    <article class="card cause" id={causeAnchor(index)} aria-labelledby={title}>
      <header>
        <h3 id={title}>
          <span class="number">{index + 1}</span> <Prose of={cause.does} />
        </h3>
        <p class="of">
          <HarmMark harm={cause.harm} />
          <span>
            explains <b>{cause.explains.length}</b> of {counted(diagnosis.failures, 'failure')}
          </span>
          <span class="soft">{cause.operations.join(', ')}</span>
        </p>
      </header>
      <p>
        <Prose of={cause.meaning} />
      </p>
      <Facts cause={cause} />
      <Command label="Reproduce" text={cause.reproduction.replay} />
      <details class="fold">
        <summary>{counted(cause.explains.length, 'failed case')}</summary>
        <ul class="case-links">
          {cause.explains.map((id) => (
            <li key={id}>
              <CaseLink id={id} context={context} />
            </li>
          ))}
        </ul>
      </details>
      {first === undefined || !context.caseOf.has(first) ? null : (
        <p class="show">
          <a href={`#${anchorOf({ id: first })}`} data-set="cause" data-value={String(index + 1)}>
            Show the evidence
          </a>
        </p>
      )}
    </article>
  );
}

function Facts({ cause }: { readonly cause: Cause }) {
  const { reproduction, kind, faults, furtherFaults, contradictedBy, knownCases, lookAt } = cause;
  const further = furtherFaults === 0 ? '' : `, and ${counted(furtherFaults, 'more fault')}`;
  return (
    <dl class="facts">
      <dt>One request</dt>
      <dd>
        <code>{shortened(reproduction.request, textLengthMax)}</code>
      </dd>
      <dt>Expected</dt>
      <dd>{shortened(reproduction.expected, textLengthMax)}</dd>
      <dt>Received</dt>
      <dd class="received">{shortened(reproduction.received, textLengthMax)}</dd>
      <dt>Where to look</dt>
      <dd>{lookAt}</dd>
      {kind === 'group' ? null : (
        <>
          <dt>Behaves as</dt>
          <dd>
            the reference endpoint with fault <code>{faults.join(', ')}</code>
            {further}
          </dd>
        </>
      )}
      {contradictedBy.length === 0 ? null : (
        <>
          <dt>Contradicted by</dt>
          <dd>
            {counted(contradictedBy.length, 'case')} that passed:{' '}
            <code>{shortened(contradictedBy.join(', '), 300)}</code>
          </dd>
        </>
      )}
      {knownCases.length === 0 ? null : <dt>Seen before</dt>}
      {knownCases.map((known, index) => (
        <dd key={index}>
          <Known of={known} />
        </dd>
      ))}
    </dl>
  );
}

function Known({ of: { product, did, urls } }: { readonly of: KnownCase }) {
  return (
    <>
      <b>{product}</b>: {did}{' '}
      {urls.map((url, index) => (
        <span key={url}>
          <Link href={url} text={urls.length === 1 ? 'report' : `report ${index + 1}`} />{' '}
        </span>
      ))}
    </>
  );
}

function CaseLink({ id, context }: { readonly id: string; readonly context: Context }) {
  return context.caseOf.has(id) ? <a href={`#${anchorOf({ id })}`}>{id}</a> : <code>{id}</code>;
}
