import { expectRules } from './expect.ts';
import { streamingRules as own } from './streaming.ts';

/** Chunked, trailing-checksum and unsigned bodies are decoded, verified and encrypted. */
export const streamingRules = [...own, ...expectRules];
