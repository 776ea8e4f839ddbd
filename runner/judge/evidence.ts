import type { Secrets } from '../../client/index.ts';
import { record } from '../../client/index.ts';
import { blamed, contradicted } from '../../core/blame.ts';
import { type Exchange, isFailure, type Written } from '../../core/exchange.ts';
import type { Mismatch, RecordedExchange } from '../../core/report.ts';
import type { Kind } from '../../core/rule.ts';
import { clauseOf } from '../plan/catalogue.ts';

const exchangesKeptMax = 8;
/** Of a trial whose mismatch is not known to be in one exchange, such as a race. */
const raceKeptMax = 40;
const mismatchTextMax = 400;

/** The last exchanges, redacted. */
export function evidenceOf(
  exchanges: readonly Exchange[],
  secrets: Secrets,
): readonly RecordedExchange[] {
  return exchanges.slice(-exchangesKeptMax).map((exchange) => record(exchange, secrets));
}

/**
 * The exchanges that show the mismatches, redacted: those in which they were found, the writes of
 * the objects that these read, and the last ones. A mismatch that is known to be in none is in one
 * of the answers that were judged, so all of those are kept.
 */
export function evidenceFor(
  mismatches: readonly Mismatch[],
  exchanges: readonly Exchange[],
  secrets: Secrets,
): readonly RecordedExchange[] {
  const found = mismatches.map(blamed);
  const isKnown = found.every((one) => one !== undefined);
  const wanted = isKnown ? found.flatMap(withState) : exchanges.filter(isAct);
  const kept = new Set<Exchange>();
  const max = isKnown ? exchangesKeptMax : raceKeptMax;
  const keep = (one: Exchange | undefined) => one && kept.size < max && kept.add(one);
  // An expectation may be given a copy of an exchange, which has the same request.
  for (const one of wanted) keep(exchanges.find(({ request }) => request === one?.request));
  for (const { request } of [...kept])
    keep(exchanges.findLast((one) => isWriteBefore(one, request.name)));
  for (const one of exchanges.toReversed()) if (kept.size < exchangesKeptMax) keep(one);
  return exchanges.filter((one) => kept.has(one)).map((one) => record(one, secrets));
}

function isAct({ role }: Exchange): boolean {
  return role === 'act';
}

function isWriteBefore({ role, request }: Exchange, name: string): boolean {
  return role === 'arrange' && request.name === name;
}

/** An exchange, and those that looked at what it stored. */
function withState(exchange: Exchange | undefined): readonly Exchange[] {
  if (exchange === undefined) return [];
  return [exchange, ...('afterwards' in exchange ? (exchange as Written).afterwards : [])];
}

/** A redacted text, in which the endpoint may quote the signature of any request of the trial. */
export function withoutSecretsOf(
  exchanges: readonly Exchange[],
  secrets: Secrets,
  text: string,
): string {
  return exchanges.reduce((rest, { request }) => secrets.scrub(rest, request), secrets.scrub(text));
}

/** A redacted mismatch of limited length, with the clause that it contradicts. */
export function shownMismatch(
  mismatch: Mismatch,
  of: { readonly exchanges: readonly Exchange[]; readonly secrets: Secrets; readonly kind: Kind },
): Mismatch {
  const shown = (text: string) =>
    withoutSecretsOf(of.exchanges, of.secrets, text).slice(0, mismatchTextMax);
  const clause = contradicted(mismatch) ?? clauseOfCrash(mismatch, of.kind);
  return {
    expected: shown(mismatch.expected),
    received: shown(mismatch.received),
    ...(mismatch.harm && { harm: mismatch.harm }),
    ...(clause !== undefined && { contradicts: clauseOf(clause) }),
  };
}

/** A 5xx instead of a refusal contradicts that client errors are 4xx, whatever must be refused. */
function clauseOfCrash(mismatch: Mismatch, kind: Kind): 'http.client-error' | undefined {
  const found = blamed(mismatch);
  const isCrash = found !== undefined && found.status >= 500 && isFailure(found);
  return kind === 'refusal' && isCrash ? 'http.client-error' : undefined;
}
