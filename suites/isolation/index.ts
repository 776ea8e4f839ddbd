import { isolationRules as own } from './isolation.ts';
import { keysRules } from './keys.ts';

/** Keys, objects and connections do not open one another. */
export const isolationRules = [...own, ...keysRules];
