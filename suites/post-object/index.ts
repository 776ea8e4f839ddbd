import { postPartialRules } from './partial.ts';
import { postRules } from './post.ts';

/** A POST form carries the key in its fields, covered by its policy. */
export const postObjectRules = [...postRules, ...postPartialRules];
