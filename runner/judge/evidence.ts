import type { Secrets } from '../../client/index.ts';
import { record } from '../../client/index.ts';
import type { Exchange } from '../../core/exchange.ts';
import type { Mismatch, RecordedExchange } from '../../core/report.ts';

const exchangesKeptMax = 8;
const mismatchTextMax = 400;

/** The last exchanges, redacted. */
export function evidenceOf(
  exchanges: readonly Exchange[],
  secrets: Secrets,
): readonly RecordedExchange[] {
  return exchanges.slice(-exchangesKeptMax).map((exchange) => record(exchange, secrets));
}

/** A redacted text, in which the endpoint may quote the signature of any request of the trial. */
export function withoutSecretsOf(
  exchanges: readonly Exchange[],
  secrets: Secrets,
  text: string,
): string {
  return exchanges.reduce((rest, { request }) => secrets.scrub(rest, request), secrets.scrub(text));
}

/** A redacted mismatch of limited length. */
export function shownMismatch(
  exchanges: readonly Exchange[],
  secrets: Secrets,
  { expected, received, harm }: Mismatch,
): Mismatch {
  const shown = (text: string) =>
    withoutSecretsOf(exchanges, secrets, text).slice(0, mismatchTextMax);
  return { expected: shown(expected), received: shown(received), ...(harm && { harm }) };
}
