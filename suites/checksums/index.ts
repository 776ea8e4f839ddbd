import { checksumRules } from './checksum.ts';

/** Checksums are of the plaintext, are verified, and are shown to the right key alone. */
export const checksumsRules = [...checksumRules];
