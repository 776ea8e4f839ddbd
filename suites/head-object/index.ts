import { headRules } from './head.ts';

/** HeadObject asks for the key as GetObject does, and answers the same without a body. */
export const headObjectRules = [...headRules];
