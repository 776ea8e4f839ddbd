import type { CaseReport, ClauseReport, Finding, RunReport } from '../../core/report.ts';
import { shortened } from '../../core/visible.ts';
import { weighs, whyNotCounted } from '../conclusion.ts';
import { type Markup, markup } from '../markup.ts';
import { anchorOf } from './anchor.ts';
import { badge, levelMark } from './badge.ts';
import { exchangeView } from './exchange.ts';
import { link } from './link.ts';

const textLengthMax = 2000;

/** A case that was not passed or skipped: claim, clause, evidence and replay line. */
export function caseView(report: RunReport, one: CaseReport): Markup {
  const { clause, disputed } = one;
  const heading = `${anchorOf(one)}-title`;
  return markup`
<article class="card case ${one.verdict}" id="${anchorOf(one)}" aria-labelledby="${heading}">
<header><span class="mono">${one.id}</span>
${marks(report, one)}${levelMark(one.level)} ${badge(one.verdict)}</header>
<h3 id="${heading}">${one.title}</h3>
${quoteView(clause)}
${disputed === undefined ? undefined : markup`<p class="soft">Contradicting clause:</p>${quoteView(disputed)}`}
${one.reason === undefined ? undefined : reasonView(one.reason)}
${one.findings.map((finding) => findingView(one, finding))}
<div class="replay"><span class="soft">Replay</span><code>${one.replay}</code></div>
</article>`;
}

function quoteView({ quote, url, source }: ClauseReport): Markup {
  return markup`<blockquote><q>${quote}</q> <cite>${link(url, source)}</cite></blockquote>`;
}

function marks(report: RunReport, one: CaseReport): Markup {
  const isLight = one.verdict === 'fail' && !one.disputed && !weighs(report, one);
  return markup`${[
    ...(one.disputed ? [mark('disputed, so not counted')] : []),
    ...(one.findings.some(({ flaky }) => flaky) ? [mark('flaky')] : []),
    ...(one.scope === undefined ? [] : [mark(one.scope)]),
    ...(isLight ? [mark(`not counted: ${whyNotCounted(report, one)}`)] : []),
  ]}`;
}

function reasonView(reason: string): Markup {
  return markup`<p class="reason">${shortened(reason, textLengthMax)}</p>`;
}

function mark(text: string): Markup {
  return markup`<span class="badge skip">${text}</span> `;
}

function findingView(one: CaseReport, finding: Finding): Markup {
  const { reason, flaky, trial, counterexample, mismatches, exchanges, plainTwin } = finding;
  const isNew = reason !== undefined && reason !== one.reason;
  return markup`
<div class="finding">
${isNew ? reasonView(reason) : undefined}
${flaky ? markup`<p class="soft">It did not fail again when repeated alone.</p>` : undefined}
${mismatches.length === 0 ? undefined : mismatchTable(finding)}
<p class="drawn"><span class="soft">Trial ${trial}${counterexample === '' ? '' : ', drawn:'}</span>
<code>${shortened(counterexample, textLengthMax)}</code></p>
${exchanges.map(exchangeView)}${plainTwin === undefined ? undefined : twinView(plainTwin)}
</div>`;
}

/** The same trial with a plain object. */
function twinView(twin: NonNullable<Finding['plainTwin']>): Markup {
  return markup`
<p class="soft">The same without SSE-C headers, on a plain object, fails alike:</p>
${mismatchTable(twin)}
${twin.exchanges.map(exchangeView)}`;
}

function mismatchTable({ mismatches }: Pick<Finding, 'mismatches'>): Markup {
  const rows = mismatches.map(
    ({ expected, received, contradicts }) => markup`
<tr><td>${shortened(expected, textLengthMax)}${contradicts === undefined ? undefined : quoteView(contradicts)}</td>
<td>${shortened(received, textLengthMax)}</td></tr>`,
  );
  return markup`<table class="mismatch">
<thead><tr><th scope="col">Expected</th><th scope="col">Received</th></tr></thead>
<tbody>${rows}</tbody></table>`;
}
