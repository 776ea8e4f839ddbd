import type { Exchange } from '../core/exchange.ts';
import type { RecordedExchange } from '../core/report.ts';
import type { Secrets } from './redact/secrets.ts';
import { shownAnswer } from './redact/shown-answer.ts';
import { shownRequest } from './redact/shown-request.ts';
import { shower } from './redact/shown-value.ts';

export { Secrets } from './redact/secrets.ts';

/** Redacts an exchange to evidence, which holds only values known to be safe. */
export function record(exchange: Exchange, secrets: Secrets): RecordedExchange {
  const show = shower(secrets, exchange.request);
  return {
    role: exchange.role,
    request: shownRequest(exchange.request, show),
    answer: shownAnswer(exchange, { secrets, show }),
    durationMs: Math.round(exchange.durationMs),
  };
}
