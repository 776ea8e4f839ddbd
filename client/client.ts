import type { Exchange, Role } from '../core/exchange.ts';
import { type Draft, type HeaderPair, sentDraft } from '../core/values.ts';
import { parseAnswer } from './parse/answer.ts';
import type { Secrets } from './redact/secrets.ts';
import { defaultLimits, type Limits } from './send/limits.ts';
import { createSender, type Sender, type SenderOptions } from './send/sender.ts';
import { withHeaders } from './send/with-headers.ts';
import { sign } from './sign/sign.ts';
import type { SignContext } from './sign/signed-request.ts';
import type { Wire } from './wire.ts';

/** How the endpoint is reached and how requests to it are signed. */
export interface ClientOptions extends SignContext, SenderOptions {
  /** Collects the credentials and every signature made, so that evidence is redacted. */
  readonly secrets?: Secrets;
  /** Called with each request before it is sent. */
  readonly onSend?: (draft: Pick<Draft, 'operation' | 'bucket' | 'name'>) => void;
  /** Further headers of every request, for a gateway before the endpoint; evidence leaves them out. */
  readonly headers?: readonly HeaderPair[];
  /** The User-Agent of requests that have none; evidence leaves it out. */
  readonly userAgent?: string;
}

/** Limits of one exchange, and its own User-Agent. */
type ExchangeOptions = Partial<Limits> & {
  readonly userAgent?: string | undefined;
  /** The origin that is asked over TLS instead of the endpoint: another gateway of its service. */
  readonly gateway?: string | undefined;
};

/** Signs and sends drafts. */
export interface Client {
  /** Number of requests sent, resends included. */
  readonly requests: number;
  /** Error message of the last exchange without a whole answer. */
  readonly lastFailure: string | undefined;
  /** Requests and bytes so far, and whether a limit is used up. */
  readonly pace: Sender['pace'];
  /** The same endpoint and connections, for a client that signs its own requests, such as an SDK. */
  readonly wire: Wire;
  /** Never rejects because of the endpoint or the network: such an answer has `broken`. */
  exchange(draft: Draft, role: Role, options?: ExchangeOptions): Promise<Exchange>;
  close(): Promise<void>;
}

/** Makes a client for one endpoint. */
export function createClient(options: ClientOptions): Client {
  const sender = createSender(options);
  const { credentials, secondCredentials, secrets } = options;
  for (const [, value] of options.headers ?? []) secrets?.add('other', value);
  for (const { secretAccessKey, sessionToken } of [credentials, secondCredentials ?? credentials]) {
    secrets?.add('secret access key', secretAccessKey);
    if (sessionToken !== undefined) secrets?.add('session token', sessionToken);
  }
  return {
    get requests() {
      return sender.requests;
    },
    get lastFailure() {
      return sender.lastFailure;
    },
    pace: sender.pace,
    wire: {
      ...options,
      timeoutMs: options.limits?.timeoutMs ?? defaultLimits.timeoutMs,
      send: (signed, limits) => sender.send(withHeaders(signed, options.headers), limits),
    },
    async exchange(draft, role, { userAgent = options.userAgent, gateway, ...limits } = {}) {
      options.onSend?.(draft);
      const origins = { ...options.origins, ...(gateway !== undefined && { https: gateway }) };
      const signed = sign(withUserAgent(draft, userAgent), { ...options, origins });
      const request = { ...sentDraft(draft), ...(gateway !== undefined && { gateway }) };
      secrets?.addRequest(request, signed);
      const answer = await sender.send(withHeaders(signed, options.headers), limits);
      return { ...answer, ...parseAnswer(answer), role, request };
    },
    close: () => sender.close(),
  };
}

/** The draft with a User-Agent, unless it has one of its own. */
function withUserAgent(draft: Draft, userAgent: string | undefined): Draft {
  if (userAgent === undefined) return draft;
  const hasOwn = draft.headers.some(([name]) => name.toLowerCase() === 'user-agent');
  return hasOwn ? draft : { ...draft, headers: [...draft.headers, ['User-Agent', userAgent]] };
}
