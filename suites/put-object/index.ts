import { putAlgorithmRules } from './algorithm.ts';
import { putConflictRules } from './conflict.ts';
import { putKeyRules } from './key.ts';
import { putMd5Rules } from './md5.ts';
import { putRules } from './put.ts';
import { putTripleRules } from './triple.ts';

/** A write accepts a valid key with its algorithm and MD5, and refuses invalid ones. */
export const putObjectRules = [
  ...putRules,
  ...putAlgorithmRules,
  ...putConflictRules,
  ...putKeyRules,
  ...putMd5Rules,
  ...putTripleRules,
];
