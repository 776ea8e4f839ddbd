import { errorsRules as own } from './errors.ts';

/** Errors name the offending header and are never a server error. */
export const errorsRules = [...own];
