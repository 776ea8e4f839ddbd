import { Blocked } from '../core/blocked.ts';
import { answered, type Exchange, isAccepted, type Role } from '../core/exchange.ts';
import type { CustomerKey, Draft } from '../core/values.ts';
import { type DraftInput, draftOf } from './draft.ts';
import type { Trial } from './trial.ts';

/** One phase of a trial: every request that it sends has this role. */
export interface Phase {
  readonly trial: Trial;
  readonly role: Role;
}

/** A request of a phase, by default on the bucket of the trial. */
type RequestInput = Omit<DraftInput, 'bucket'> & { readonly bucket?: string };

/** The same trial in another phase. */
export function inPhase({ trial }: Phase, role: Role): Phase {
  return { trial, role };
}

/** Builds, mutates, signs and sends a request. `mutates`: the key that a mutation changes. */
export async function request(
  { trial, role }: Phase,
  input: RequestInput,
  mutates: 'writeKey' | 'readKey' = 'writeKey',
): Promise<Exchange> {
  const { bucket, client, userAgent } = trial.options;
  redactKey({ trial }, input.writeKey);
  redactKey({ trial }, input.readKey);
  const keyless = trial.options.isPlain ? { writeKey: undefined, readKey: undefined } : {};
  const draft = draftOf({ bucket, ...input, ...keyless }, mutates);
  mustNameEtags(draft);
  trial.allowAnswerBytes(draft.body.byteLength);
  const { answerBytesMax } = trial;
  const exchange = await client.exchange(draft, role, { answerBytesMax, userAgent });
  trial.keepEvidence(exchange);
  return exchange;
}

/** Registers a key for redaction, before it is sent. */
export function redactKey({ trial }: Pick<Phase, 'trial'>, key: CustomerKey | undefined): void {
  if (key !== undefined) trial.options.secrets.addKey(key);
}

/** Returns an accepted exchange; any other one blocks the trial. */
export function mustBeAccepted<T extends Exchange>(exchange: T): T {
  if (isAccepted(exchange)) return exchange;
  const { operation } = exchange.request;
  throw new Blocked(
    `the setup needs ${operation}, which was answered with ${answered(exchange)}`,
    exchange,
  );
}

const conditions =
  /^(if-match|if-none-match|if-range|x-amz-copy-source-if-match|x-amz-copy-source-if-none-match)$/i;

/**
 * Blocks a request whose condition has no ETag, because an earlier write was answered without one.
 */
function mustNameEtags({ headers }: Draft): void {
  const empty = headers.find(([name, value]) => value === '' && conditions.test(name));
  if (empty !== undefined)
    throw new Blocked(
      `the setup needs an ETag for ${empty[0]}, but a write was answered without one`,
    );
}
