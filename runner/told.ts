import { createHash } from 'node:crypto';
import type { Secrets } from '../client/index.ts';
import { CustomerKey } from '../core/customer-key.ts';
import type { Exchange } from '../core/exchange.ts';
import type { DraftHead } from '../core/values.ts';
import type { Connection } from './session.ts';

const lengthMax = 600;

/**
 * A sentence with words of an endpoint in it, safe to tell: without secrets, in one line, bounded.
 * `draft` is the request that it is about, whose own signature an endpoint may quote.
 */
export function told(secrets: Secrets, text: string, draft?: DraftHead): string {
  const line = secrets.scrub(text, draft).replace(/[\p{Cc}\u2028\u2029]/gu, '\u00B7');
  return line.length <= lengthMax ? line : `${line.slice(0, lengthMax)}…`;
}

/** The same connection for the runner's own looks: what its answers say of an error can be quoted. */
export function quoting({ client, secrets }: Connection): Connection {
  return {
    secrets,
    client: {
      wire: client.wire,
      get requests() {
        return client.requests;
      },
      get lastFailure() {
        return client.lastFailure && told(secrets, client.lastFailure);
      },
      exchange: async (...given) => quotable(secrets, await client.exchange(...given)),
      close: () => client.close(),
    },
  };
}

/** An answer whose error can be quoted, which may repeat whatever the request held. */
function quotable(secrets: Secrets, answer: Exchange): Exchange {
  const { error, request } = answer;
  if (error === undefined) return answer;
  const clean = (text: string | undefined) => text && told(secrets, text, request);
  return { ...answer, error: { ...error, code: clean(error.code), message: clean(error.message) } };
}

/** A customer key of the run itself: drawn from the seed, like everything else. */
export function runKey(
  { secrets }: { readonly secrets: Secrets },
  of: { readonly seed: number; readonly use: string },
): CustomerKey {
  const key = CustomerKey.of(createHash('sha256').update(`${of.seed} ${of.use}`).digest());
  secrets.addKey(key);
  return key;
}
