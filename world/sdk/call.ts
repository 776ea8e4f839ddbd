import type { S3Client } from '@aws-sdk/client-s3';
import { DeadlineError, explained } from '../../client/send/failure.ts';
import { type Exchange, isAccepted } from '../../core/exchange.ts';
import type { Phase } from '../phase.ts';
import { createRelay, type Relay } from './relay.ts';
import { returnedHeaders } from './returned.ts';
import { type ClientWish, sdkClient } from './settings.ts';

/** What the SDK made of an answer. */
export interface Returned {
  readonly output: object;
  readonly body?: Uint8Array;
}

const tickMs = 1_000;
/** Time that the SDK computes is not the endpoint's, however short a limit its answers have. */
const stalledMsMin = 30_000;

/**
 * Makes one call of the SDK and tells how it went as an exchange: a refusal as it came over the
 * wire, an accepted answer as the SDK returned it, and an answer that the SDK does not take as broken.
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

/** The refusal that ended the call; if there was none, the SDK could not take what it was answered. */
function unread(phase: Phase, relay: Relay, error: unknown): Exchange {
  const refused = relay.exchanges.find((exchange) => !isAccepted(exchange));
  if (refused !== undefined) return refused;
  // A transfer that fails aborts its upload, which says nothing about why.
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

/** Rejects when the SDK neither ends nor has a request under way: our requests end by themselves. */
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
