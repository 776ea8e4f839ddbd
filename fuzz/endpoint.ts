import type { Exchange, Role } from '../core/exchange.ts';
import type { Draft } from '../core/values.ts';

/** The endpoint under test, as the fuzzer sees it. */
export interface Endpoint {
  /** Never rejects because of the endpoint or the network: such an answer has `broken`. */
  exchange(
    draft: Draft,
    role: Role,
    limits?: { readonly answerBytesMax?: number },
  ): Promise<Exchange>;
}
