import { attrsRules } from './attrs.ts';

/** GetObjectAttributes needs the key, and returns sizes and checksums of the plaintext. */
export const attributesRules = [...attrsRules];
