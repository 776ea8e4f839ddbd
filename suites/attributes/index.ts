import { attrsRules } from './attrs.ts';

/** GetObjectAttributes asks for the key, and shows sizes and checksums of the plaintext. */
export const attributesRules = [...attrsRules];
