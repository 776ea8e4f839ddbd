import { bytesRules as own } from './bytes.ts';
import { sizeRules } from './size.ts';

/** Reads return the bytes and size of the plaintext, for every size and way of writing. */
export const bytesRules = [...own, ...sizeRules];
