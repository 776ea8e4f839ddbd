import { bytesRules as own } from './bytes.ts';
import { sizeRules } from './size.ts';

/** Bytes and sizes are those of the plaintext, whatever the size and the way of writing. */
export const bytesRules = [...own, ...sizeRules];
