import { tlsRules } from './tls.ts';

/** Every operation refuses a customer key over plain http. */
export const transportRules = [...tlsRules];
