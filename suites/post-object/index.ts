import { postPartialRules } from './partial.ts';
import { postRules } from './post.ts';

/** A browser form carries the key in its fields, under its policy. */
export const postObjectRules = [...postRules, ...postPartialRules];
