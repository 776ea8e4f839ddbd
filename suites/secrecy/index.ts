import { keyNeverToldRules } from './never-told.ts';
import { keyNeverToldAsMetadataRules } from './never-told-as-metadata.ts';
import { refusalRules } from './refusal.ts';

/** No answer contains the key, and a refusal reveals nothing about the object. */
export const secrecyRules = [...refusalRules, ...keyNeverToldAsMetadataRules, ...keyNeverToldRules];
