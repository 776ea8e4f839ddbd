import { errorsRules as own } from './errors.ts';

/** A refusal names the invalid header, and invalid SSE-C headers never cause a server error. */
export const errorsRules = [...own];
