import { parseAnswer } from '../../client/parse/answer.ts';
import { defaultLimits } from '../../client/send/limits.ts';
import { framed } from '../../client/sign/framing.ts';
import { InvariantError } from '../../core/errors.ts';
import type { Exchange } from '../../core/exchange.ts';
import type { Phase } from '../phase.ts';
import {
  draftOfForeign,
  type ForeignRequest,
  signaturesIn,
  transportOf,
} from './foreign-request.ts';

const documentBytesMax = 1024 * 1024;

/** Sends the requests of one SDK call and keeps their exchanges. */
export interface Relay {
  readonly exchanges: Exchange[];
  readonly isBusy: boolean;
  /** Sends a request that the SDK signed, and records it as evidence. */
  send(request: ForeignRequest): Promise<Exchange>;
}

/** Sends requests that the SDK signed over our own connections, within our own limits. */
export function createRelay(phase: Phase): Relay {
  const exchanges: Exchange[] = [];
  let underWay = 0;
  return {
    exchanges,
    get isBusy() {
      return underWay > 0;
    },
    async send(request) {
      underWay += 1;
      try {
        const exchange = { ...(await relayed(phase, request)), role: phase.role };
        exchanges.push(exchange);
        phase.trial.keepEvidence(exchange);
        return exchange;
      } finally {
        underWay -= 1;
      }
    },
  };
}

async function relayed(phase: Phase, request: ForeignRequest) {
  const { bucket, client } = phase.trial.options;
  const { wire } = client;
  const { origin, method, path, body } = request;
  mustBeOurs(origin, { origins: Object.values(wire.origins), bucket });
  const draft = draftOfForeign(request, { bucket, addressing: wire.addressing });
  const signatures = signaturesIn(request);
  wire.onSend?.(draft);
  wire.secrets?.addRequest(draft, { headers: request.headers, signatures });
  const transport = transportOf(request);
  const headers = framed(
    { method, transport: draft.transport },
    { headers: request.headers, body },
  );
  // The SDK parses documents without a limit of its own, so their size is limited here.
  const answerBytesMax =
    draft.operation === 'GetObject' ? defaultLimits.answerBytesMax : documentBytesMax;
  const answer = await wire.send(
    { origin, method, path, headers, body, transport, signatures },
    { answerBytesMax },
  );
  return { ...answer, ...parseAnswer(answer), request: draft };
}

/** Keys go to the endpoint under test and nowhere else, also in requests that the SDK builds. */
function mustBeOurs(
  origin: string,
  of: { readonly origins: readonly string[]; readonly bucket: string },
): void {
  const ours = of.origins.flatMap((one) => [one, one.replace('://', `://${of.bucket}.`)]);
  if (ours.includes(origin)) return;
  throw new InvariantError(
    'E_FOREIGN_ORIGIN',
    `The SDK wants to send a request to ${origin}, which is not the endpoint. Please report this.`,
  );
}
