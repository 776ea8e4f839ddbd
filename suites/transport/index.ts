import { tlsRules } from './tls.ts';

/** A key over plain HTTP is refused by every operation. */
export const transportRules = [...tlsRules];
