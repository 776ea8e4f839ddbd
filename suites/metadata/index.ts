import { metadataRules as own } from './metadata.ts';
import { tagsRules } from './tags.ts';

/** Metadata and tags are returned as they were written. */
export const metadataRules = [...own, ...tagsRules];
