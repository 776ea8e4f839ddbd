import type { S3Client } from '@aws-sdk/client-s3';
import { DeadlineError, explained } from '../../client/send/failure.ts';
import { type Exchange, isAccepted } from '../../core/exchange.ts';
import type { Phase } from '../phase.ts';
import { createRelay, type Relay } from './relay.ts';
import { returnedHeaders } from './returned.ts';
import { type ClientWish, sdkClient } from './settings.ts';

/** The output of an SDK command. */
export interface Returned {
  readonly output: object;
  readonly body?: Uint8Array;
}

const tickMs = 1_000;
/** Time that the SDK may compute between requests, however short the limit for an answer is. */
const stalledMsMin = 30_000;

/**
 * Makes one call of the SDK and returns it as an exchange: a refusal as it was received, an
 * accepted answer as the SDK returned it, and an answer that the SDK rejects as `malformed`.
 */
export async function called(
  phase: Phase,
  wish: ClientWish,
  call: (client: S3Client, relay: Relay) => Promise<Returned | undefined>,
): Promise<Exchange> {
  const relay = createRelay(phase);
  const { wire } = phase.trial.options.client;
  const client = await sdkClient(wire, relay, wish);
  try {
    const returned = await unlessStalled(call(client, relay), {
      relay,
      idleMsMax: Math.max(stalledMsMin, wire.timeoutMs),
    });
    return seen(relay.exchanges.at(-1), returned);
  } catch (error) {
    return unread(phase, relay, error);
  } finally {
    client.destroy();
  }
}

function seen(exchange: Exchange | undefined, returned: Returned | undefined): Exchange {
  if (exchange === undefined) throw new Error('The SDK answered without a request.');
  if (returned === undefined || !isAccepted(exchange)) return exchange;
  return {
    ...exchange,
    headers: returnedHeaders(returned.output),
    body: returned.body ?? exchange.body,
  };
}

/** The exchange of a call that threw: the refusal, or else the answer that the SDK rejected. */
function unread(phase: Phase, relay: Relay, error: unknown): Exchange {
  const refused = relay.exchanges.find((exchange) => !isAccepted(exchange));
  if (refused !== undefined) return refused;
  // A failed transfer ends with AbortMultipartUpload, which does not say why it failed.
  const last = relay.exchanges.findLast(
    ({ request }) => request.operation !== 'AbortMultipartUpload',
  );
  if (last === undefined) throw error;
  const name = error instanceof Error ? error.name : 'error';
  const amended: Exchange = {
    ...last,
    broken: error instanceof DeadlineError ? 'timeout' : 'malformed',
    error: { code: `SDK ${name}`, message: explained(error) },
  };
  phase.trial.amendEvidence(last, amended);
  return amended;
}

/**
 * Rejects when the SDK has had no request under way for `idleMsMax`; requests have limits of their
 * own.
 */
function unlessStalled<T>(
  work: Promise<T>,
  { relay, idleMsMax }: { readonly relay: Relay; readonly idleMsMax: number },
): Promise<T> {
  let idleMs = 0;
  return new Promise((resolve, reject) => {
    const timer = setInterval(() => {
      idleMs = relay.isBusy ? 0 : idleMs + tickMs;
      if (idleMs < idleMsMax) return;
      clearInterval(timer);
      reject(new DeadlineError(`the SDK did not end within ${idleMsMax} ms of the last answer`));
    }, tickMs);
    work.then(resolve, reject).finally(() => clearInterval(timer));
  });
}
