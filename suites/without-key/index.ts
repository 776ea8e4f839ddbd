import { nokeyRules } from './nokey.ts';

/** Lists, deletes, tags and ACLs need no key and do not change the encryption of the object. */
export const withoutKeyRules = [...nokeyRules];
