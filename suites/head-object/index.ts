import { headRules } from './head.ts';

export const headObjectRules = [...headRules];
