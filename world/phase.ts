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

/** What a phase sends; the trial's own bucket unless another one is named. */
type RequestInput = Omit<DraftInput, 'bucket'> & { readonly bucket?: string };

/** The same trial in another phase. */
export function inPhase({ trial }: Phase, role: Role): Phase {
  return { trial, role };
}

/** Builds, mutates, signs and sends a request. `mutates` names the key that a mutation lands on. */
export async function request(
  { trial, role }: Phase,
  input: RequestInput,
  mutates: 'writeKey' | 'readKey' = 'writeKey',
): Promise<Exchange> {
  const { bucket, client } = trial.options;
  redactKey({ trial }, input.writeKey);
  redactKey({ trial }, input.readKey);
  const draft = draftOf({ bucket, ...input }, mutates);
  mustNameEtags(draft);
  trial.allowAnswerBytes(draft.body.byteLength);
  const { answerBytesMax } = trial;
  const exchange = await client.exchange(draft, role, { answerBytesMax });
  trial.keepEvidence(exchange);
  return exchange;
}

/** Tells the redaction of a key before it is sent. */
export function redactKey({ trial }: Pick<Phase, 'trial'>, key: CustomerKey | undefined): void {
  if (key !== undefined) trial.options.secrets.addKey(key);
}

/** The exchange, if it was accepted; else the trial is blocked. */
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

/** A condition on an ETag that nothing was answered with would ask for something else. */
function mustNameEtags({ headers }: Draft): void {
  const empty = headers.find(([name, value]) => value === '' && conditions.test(name));
  if (empty !== undefined)
    throw new Blocked(
      `the setup needs an ETag for ${empty[0]}, but a write was answered without one`,
    );
}
