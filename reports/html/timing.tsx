import type { CaseReport, RunReport } from '../../core/report.ts';
import { duration, grouped } from '../wording.ts';

const slowestMax = 10;

/** Where the time went: operations, and the slowest cases. */
export function Timing({ report: { cases } }: { readonly report: RunReport }) {
  const ran = cases.filter(({ requests }) => requests > 0);
  const operations = [...new Set(ran.map(({ operation }) => operation))]
    .map((operation) => totalsOf(operation, ran))
    .toSorted((one, other) => other.durationMs - one.durationMs);
  const slowest = ran
    .toSorted((one, other) => other.durationMs - one.durationMs)
    .slice(0, slowestMax);
  const longest = Math.max(1, ...operations.map(({ durationMs }) => durationMs));
  return (
    <div class="columns">
      <section class="card" aria-labelledby="time-operations">
        <h3 id="time-operations">By operation</h3>
        <table class="plain">
          <thead>
            <tr>
              <th scope="col">Operation</th>
              <th scope="col" class="number-cell minor">
                Cases
              </th>
              <th scope="col" class="number-cell">
                Requests
              </th>
              <th scope="col">Time of its cases</th>
            </tr>
          </thead>
          <tbody>
            {operations.map(({ name, count, requests, durationMs }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td class="number-cell minor">{grouped(count)}</td>
                <td class="number-cell">{grouped(requests)}</td>
                <td>
                  <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
                    <rect width={((durationMs / longest) * 100).toFixed(1)} height="6" />
                  </svg>
                  {duration(durationMs)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section class="card" aria-labelledby="time-cases">
        <h3 id="time-cases">Slowest cases</h3>
        <table class="plain">
          <thead>
            <tr>
              <th scope="col">Case</th>
              <th scope="col">Time</th>
            </tr>
          </thead>
          <tbody>
            {slowest.map(({ id, durationMs }) => (
              <tr key={id}>
                <th scope="row" class="mono">
                  {id}
                </th>
                <td>{duration(durationMs)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function totalsOf(operation: string, all: readonly CaseReport[]) {
  const cases = all.filter((one) => one.operation === operation);
  const sum = (of: (one: CaseReport) => number) => cases.reduce((total, one) => total + of(one), 0);
  return {
    name: operation,
    count: cases.length,
    requests: sum(({ requests }) => requests),
    durationMs: sum(({ durationMs }) => durationMs),
  };
}
