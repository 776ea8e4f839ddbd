import type { Answer } from '../core/exchange.ts';
import type { Secrets } from './redact/secrets.ts';
import type { Limits } from './send/limits.ts';
import type { SignContext, SignedRequest } from './sign/signed-request.ts';

/** The endpoint and our connections to it, for a client that signs its own requests. */
export interface Wire extends SignContext {
  /** How long a call may go on without a request under way. */
  readonly timeoutMs: number;
  readonly secrets?: Secrets;
  /** Never rejects for what an endpoint or a network does. */
  send(signed: SignedRequest, limits?: Partial<Limits>): Promise<Answer>;
}
