import type { RunReport } from '../../core/report.ts';
import { counted, duration } from '../wording.ts';

/** Endpoint, settings of the run and preflight checks. */
export function Facts({ report }: { readonly report: RunReport }) {
  const { preflight } = report;
  return (
    <div class="columns">
      <section class="card" aria-labelledby="facts">
        <h3 id="facts">Endpoint and run</h3>
        <dl class="facts">
          {factsOf(report).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section class="card" aria-labelledby="preflight">
        <h3 id="preflight">Preflight</h3>
        {preflight.length === 0 ? <p class="soft">No check ran.</p> : null}
        <dl class="facts">
          {preflight.map(({ name, outcome, detail }) => (
            <div key={name}>
              <dt>
                <span class={`badge ${outcome}`}>{outcome}</span> {name}
              </dt>
              <dd>{detail}</dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  );
}

function factsOf(report: RunReport): readonly (readonly [string, string])[] {
  const { endpoint, summary, cases, tool, outages = [] } = report;
  const isOurs =
    endpoint.kind === 'reference' ? ' (the reference endpoint built into this tool)' : '';
  return [
    ['Endpoint', `${endpoint.url}${isOurs}`],
    ...(endpoint.httpUrl === undefined ? [] : [['Plain http endpoint', endpoint.httpUrl] as const]),
    ['Bucket', `${endpoint.bucket} (${endpoint.addressing} addressing)`],
    ['Region', endpoint.region],
    ['Started', report.startedAt],
    ['Ended', report.ended],
    ...outages.map(
      ({ after, isBack }) =>
        [isBack ? 'Did not answer for a while' : 'Stopped answering', `after ${after}`] as const,
    ),
    [
      'Work',
      [
        counted(cases.length, 'case'),
        counted(summary.requests, 'request'),
        duration(summary.durationMs),
      ].join(', '),
    ],
    ['Random inputs', `seed ${report.seed}, ${counted(report.trials, 'trial')} a case`],
    ['Exit code', `${report.exitCode} (--fail-on ${report.failOn})`],
    ['Tool', `${tool.name} ${tool.version}`],
  ];
}
