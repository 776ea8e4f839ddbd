import { tripleEveryCarrierRules } from './every-carrier.ts';
import { headersRules as own } from './headers.ts';

export const headersRules = [...own, ...tripleEveryCarrierRules];
