import { isolationRules as own } from './isolation.ts';
import { keysRules } from './keys.ts';

/** A key reads no other object, and an earlier request gives no access to a later one. */
export const isolationRules = [...own, ...keysRules];
