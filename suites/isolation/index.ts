import { isolationRules as own } from './isolation.ts';
import { keysRules } from './keys.ts';

export const isolationRules = [...own, ...keysRules];
