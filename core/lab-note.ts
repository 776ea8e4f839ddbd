import type { CaseReport, ClauseReport, Finding, RecordedExchange } from './report.ts';
import type { HeaderPair } from './values.ts';
import { oneLine, shortened } from './visible.ts';

/** One line of a lab note: `expected  4xx, body without the object`. */
export interface NoteLine {
  readonly label: string;
  readonly text: string;
}

const textLengthMax = 600;
/** Lines shown of a reason, which may be a stack trace. */
const reasonLinesMax = 6;

/**
 * Clause, requests, mismatches and replay line of a failed case, each safe to print on a terminal.
 */
export function labNote(one: CaseReport): readonly NoteLine[] {
  const finding = one.findings[0];
  return [
    ...clausesOf(one, finding).map((clause) =>
      line('clause', `"${clause.quote}" (${clause.source})`),
    ),
    ...(one.disputed ? [line('but', `"${one.disputed.quote}" (${one.disputed.source})`)] : []),
    ...(finding === undefined ? [] : evidence(finding)),
    ...reasonLines(one.reason ?? finding?.reason),
    ...(one.findings.length > 1
      ? [line('also', `${one.findings.length - 1} more, see report.html`)]
      : []),
    line('replay', one.replay),
  ];
}

/** The clauses that the mismatches contradict: that of the case, unless each names another. */
function clausesOf(one: CaseReport, finding: Finding | undefined): readonly ClauseReport[] {
  const named = finding?.mismatches.map(({ contradicts }) => contradicts ?? one.clause) ?? [];
  const byId = new Map(named.map((clause) => [clause.id, clause]));
  return byId.size === 0 ? [one.clause] : [...byId.values()];
}

/** The reason why a case was not judged, and its replay line. */
export function obstacleNote(one: CaseReport): readonly NoteLine[] {
  const reason = one.reason ?? one.findings[0]?.reason ?? 'no reason was recorded';
  return [...reasonLines(reason), line('replay', one.replay)];
}

/** A lab note as text, its labels in one column. */
export function noteText(lines: readonly NoteLine[]): string {
  return lines.map(({ label, text }) => `${label.padEnd(10)}${text}`).join('\n');
}

function evidence(finding: Finding): readonly NoteLine[] {
  const acts = finding.exchanges.filter(({ role }) => role === 'act');
  const stored = finding.exchanges.findLast(
    ({ role, request }) => role === 'arrange' && request.triple !== undefined,
  );
  return [
    ...acts.map((act, index) => line('sent', sent(act, index === 0 ? stored : undefined))),
    ...finding.mismatches.flatMap(({ expected, received }) => [
      line('expected', expected),
      line('received', received),
    ]),
    ...(finding.plainTwin === undefined ? [] : twin(finding.plainTwin)),
    ...(finding.flaky
      ? [line('flaky', 'the failure did not recur when the trial ran again alone')]
      : []),
  ];
}

/** The requests of the same trial with a plain object, and that it failed alike. */
function twin({ mismatches, exchanges }: NonNullable<Finding['plainTwin']>): readonly NoteLine[] {
  const acts = exchanges.filter(({ role }) => role === 'act');
  return [
    line('scope', 'plain objects too: the same without SSE-C headers fails alike'),
    ...acts.map((act) => line('sent', sent(act, undefined))),
    ...mismatches.map(({ received }) => line('received', received)),
  ];
}

function sent({ request }: RecordedExchange, stored: RecordedExchange | undefined): string {
  const words = [`${request.method} ${request.target}`];
  if (request.gateway !== undefined) words.push(`through ${request.gateway}`);
  if (request.triple !== undefined) words.push(request.triple);
  if (request.signer !== undefined) words.push(`(signer: ${request.signer})`);
  if (stored !== undefined) words.push(`(stored with ${stored.request.triple})`);
  words.push(...request.headers.filter(isOfTheCase).map(([name, value]) => `${name}: ${value}`));
  return words.join('   ');
}

/** Headers of every request, and the SSE-C headers, which are described in words. */
const ofEveryRequest =
  /^(host|connection|content-length|content-type|date|user-agent|x-amz-date|x-amz-content-sha256|.*server-side-encryption-customer-.*)$/i;

function isOfTheCase([name]: HeaderPair): boolean {
  return !ofEveryRequest.test(name);
}

function reasonLines(reason: string | undefined): readonly NoteLine[] {
  if (reason === undefined) return [];
  const lines = reason.split('\n').filter((text) => text.trim() !== '');
  const shown = lines
    .slice(0, reasonLinesMax)
    .map((text, index) => line(index === 0 ? 'because' : '', text));
  const left = lines.length - shown.length;
  return left > 0 ? [...shown, line('', `… (${left} more lines, see report.json)`)] : shown;
}

function line(label: string, text: string): NoteLine {
  return { label, text: shortened(oneLine(text), textLengthMax) };
}
