import { tripleEveryCarrierRules } from './every-carrier.ts';
import { headersRules as own } from './headers.ts';

/** Every operation with SSE-C headers needs all three, each once and signed. */
export const headersRules = [...own, ...tripleEveryCarrierRules];
