import type { RunReport } from '../../core/report.ts';
import { type Conclusion, conclude } from '../conclusion.ts';
import { type Markup, markup } from '../markup.ts';
import { counted, duration, grouped, symbols, verdictsByUrgency } from '../wording.ts';

const signs: Readonly<Record<Conclusion['state'], string>> = {
  pass: '✓',
  fail: '✗',
  open: '?',
};

/** The result of the run with one sentence and the counts. */
export function verdictBanner(report: RunReport): Markup {
  const { state, headline, sentence } = conclude(report);
  return markup`
<div class="verdict ${state}">
<span class="sign" aria-hidden="true">${signs[state]}</span>
<h1>${headline}</h1>
<p>${sentence}</p>
</div>
<ul class="counts">${verdictsByUrgency.map((verdict) => {
    const count = report.summary[verdict];
    const none = count === 0 ? 'none' : '';
    return markup`
<li class="card ${verdict} ${none}"><b>${grouped(count)}</b>
<span aria-hidden="true">${symbols[verdict]}</span> ${verdict}</li>`;
  })}
</ul>
${bar(report)}`;
}

/** The counts as a coloured bar, hidden from screen readers since the list above says the same. */
function bar({ summary, cases }: RunReport): Markup {
  let left = 0;
  const rects = verdictsByUrgency.map((verdict) => {
    const share = cases.length === 0 ? 0 : (summary[verdict] / cases.length) * 1000;
    const x = left;
    left += share;
    const span = markup`x="${x.toFixed(1)}" width="${share.toFixed(1)}"`;
    return markup`<rect class="${verdict}" ${span} height="8"/>`;
  });
  return markup`<svg class="bar" viewBox="0 0 1000 8" preserveAspectRatio="none"
aria-hidden="true" focusable="false">${rects}</svg>`;
}

/** Endpoint, settings of the run and preflight checks. */
export function factColumns(report: RunReport): Markup {
  const { endpoint, summary } = report;
  const isOurs =
    endpoint.kind === 'reference' ? ' (the reference endpoint built into this tool)' : '';
  const facts: readonly (readonly [string, string])[] = [
    ['Endpoint', `${endpoint.url}${isOurs}`],
    ...(endpoint.httpUrl === undefined ? [] : [['Plain http endpoint', endpoint.httpUrl] as const]),
    ['Bucket', `${endpoint.bucket} (${endpoint.addressing} addressing)`],
    ['Region', endpoint.region],
    ['Started', report.startedAt],
    [
      'Work',
      [
        counted(report.cases.length, 'case'),
        counted(summary.requests, 'request'),
        duration(summary.durationMs),
      ].join(', '),
    ],
    ['Random inputs', `seed ${report.seed}, ${counted(report.trials, 'trial')} a case`],
    ['Exit code', `${report.exitCode} (--fail-on ${report.failOn})`],
  ];
  return markup`
<div class="columns">
<section class="card" aria-labelledby="facts"><h3 id="facts">Endpoint and run</h3>
<dl class="facts">${facts.map(
    ([name, value]) => markup`
<dt>${name}</dt><dd>${value}</dd>`,
  )}
</dl></section>
<section class="card" aria-labelledby="preflight"><h3 id="preflight">Preflight</h3>
${preflight(report)}</section>
</div>`;
}

function preflight({ preflight: checks }: RunReport): Markup {
  if (checks.length === 0) return markup`<p class="soft">No check ran.</p>`;
  return markup`<dl class="facts">${checks.map(
    ({ name, outcome, detail }) => markup`
<dt><span class="badge ${outcome}">${outcome}</span> ${name}</dt><dd>${detail}</dd>`,
  )}
</dl>`;
}
