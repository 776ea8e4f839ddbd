import { tripleEveryCarrierRules } from './every-carrier.ts';
import { headersRules as own } from './headers.ts';

/** Every operation that carries SSE-C headers checks all three, once, and signed. */
export const headersRules = [...own, ...tripleEveryCarrierRules];
