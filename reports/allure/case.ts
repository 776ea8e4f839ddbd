import * as allure from 'allure-js-commons';
import { counted } from '../../core/counted.ts';
import type { CaseReport, RecordedExchange } from '../../core/report.ts';
import type { Level } from '../../core/verdict.ts';
import { oneLine, shortened, visible } from '../../core/visible.ts';

/** Allure tells the level by severity: a verdict stays what it is. */
const severities: Readonly<Record<Level, string>> = {
  MUST: 'critical',
  SHOULD: 'normal',
  MAY: 'minor',
};
const [nameLengthMax, textLengthMax] = [300, 1000];

/** Tells Allure, from within the test of a case, what its report says besides the outcome. */
export async function describeCase(
  one: CaseReport,
  { endpoint }: { readonly endpoint: string },
): Promise<void> {
  await allure.displayName(`${one.id}: ${oneLine(one.title)}`);
  // The same case against the same endpoint has one history, wherever the package is installed.
  await allure.testCaseId(one.id);
  await allure.historyId(oneLine(`${endpoint} ${one.id}`));
  await allure.parentSuite(oneLine(endpoint));
  await allure.suite(one.operation);
  await allure.severity(severities[one.level]);
  await allure.label('verdict', one.verdict);
  const scope = one.scope === undefined ? [] : [one.scope];
  await allure.tags(one.level, ...(one.disputed ? ['disputed'] : []), ...scope);
  for (const clause of [one.clause, ...(one.disputed ? [one.disputed] : [])])
    await allure.link(clause.url, oneLine(clause.source), 'link');
  await allure.parameter('replay', oneLine(one.replay), { excluded: true });
  for (const { trial, counterexample, exchanges: own, plainTwin } of one.findings) {
    const exchanges = [...own, ...(plainTwin?.exchanges ?? [])];
    await allure.parameter(`trial ${trial}`, cut(counterexample), { excluded: true });
    for (const exchange of exchanges)
      await allure.attachment(nameOf(trial, exchange), textOf(exchange), 'text/plain');
  }
}

function nameOf(trial: number, { role, request, answer }: RecordedExchange): string {
  const outcome = [answer.status, answer.errorCode, answer.broken].filter(Boolean).join(' ');
  const text = `trial ${trial}, ${role}: ${request.method} ${request.target}, answered ${outcome || 'not at all'}`;
  return shortened(oneLine(text), nameLengthMax);
}

/** A recorded exchange as text: secrets are gone from it, and what the endpoint said stays text. */
function textOf({ request, answer }: RecordedExchange): string {
  const lines = (headers: RecordedExchange['request']['headers']) =>
    headers.map(([name, value]) => `${oneLine(name)}: ${cut(value)}`);
  return [
    oneLine(`${request.method} ${request.target}`),
    ...lines(request.headers),
    `(a body of ${counted(request.bodySizeBytes, 'byte')})`,
    '',
    oneLine([answer.status, answer.broken].filter(Boolean).join(' ')),
    ...lines(answer.headers),
    answer.excerpt === undefined ? `(a body of ${counted(answer.bodySizeBytes, 'byte')})` : '',
    ...(answer.excerpt === undefined ? [] : [visible(answer.excerpt)]),
    '',
  ].join('\n');
}

function cut(text: string): string {
  return shortened(visible(text), textLengthMax);
}
