import { checksumRules } from './checksum.ts';

/** Checksums are those of the plaintext, are verified, and need the key to be read. */
export const checksumsRules = [...checksumRules];
