import type { Exchange } from '../../core/exchange.ts';
import type { DraftHead } from '../../core/values.ts';
import type { Client } from '../client.ts';
import type { Secrets } from './secrets.ts';

const lengthMax = 600;

/**
 * Redacts a sentence that quotes an endpoint: no secrets, one line, bounded length. `draft` is the
 * request that was answered: an endpoint may quote its signature.
 */
export function quotable(secrets: Secrets, text: string, draft?: DraftHead): string {
  const line = secrets.scrub(text, draft).replace(/[\p{Cc}\u2028\u2029]/gu, '\u00B7');
  return line.length <= lengthMax ? line : `${line.slice(0, lengthMax)}…`;
}

/** The same connection with redacted error messages, since an endpoint may echo a key in them. */
export function quotableErrors<T extends { readonly client: Client; readonly secrets: Secrets }>(
  connection: T,
): T {
  const { client, secrets } = connection;
  return {
    ...connection,
    client: {
      wire: client.wire,
      get requests() {
        return client.requests;
      },
      get lastFailure() {
        return client.lastFailure && quotable(secrets, client.lastFailure);
      },
      exchange: async (...given) => withQuotableError(secrets, await client.exchange(...given)),
      close: () => client.close(),
    },
  };
}

function withQuotableError(secrets: Secrets, answer: Exchange): Exchange {
  const { error, request } = answer;
  if (error === undefined) return answer;
  const shown = (text: string | undefined) => text && quotable(secrets, text, request);
  return { ...answer, error: { ...error, code: shown(error.code), message: shown(error.message) } };
}
