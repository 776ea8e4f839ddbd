import type { Answer } from '../core/exchange.ts';
import type { Draft } from '../core/values.ts';
import type { Secrets } from './redact/secrets.ts';
import type { Limits } from './send/limits.ts';
import type { SignContext, SignedRequest } from './sign/signed-request.ts';

/** The endpoint and the connections to it, for a client that signs its own requests. */
export interface Wire extends SignContext {
  /** How long a call may be idle, with no request being sent or answered. */
  readonly timeoutMs: number;
  readonly secrets?: Secrets;
  /** To be called with each request before it is sent. */
  readonly onSend?: (draft: Pick<Draft, 'operation' | 'bucket' | 'name'>) => void;
  /** Never rejects because of the endpoint or the network. */
  send(signed: SignedRequest, limits?: Partial<Limits>): Promise<Answer>;
}
