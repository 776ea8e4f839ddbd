import { headRules } from './head.ts';

/** HeadObject needs the key as GetObject does, and returns the same headers without a body. */
export const headObjectRules = [...headRules];
