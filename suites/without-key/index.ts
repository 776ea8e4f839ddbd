import { nokeyRules } from './nokey.ts';

/** Lists, deletes, tags and ACLs need no key and leave the object under its key. */
export const withoutKeyRules = [...nokeyRules];
