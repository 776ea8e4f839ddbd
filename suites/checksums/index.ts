import { checksumRules } from './checksum.ts';

export const checksumsRules = [...checksumRules];
