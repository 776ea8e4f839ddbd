import { readClauses } from './clauses/read.ts';
import { recordedClauses } from './clauses/recorded.ts';
import { subResourceClauses } from './clauses/sub-resources.ts';
import { writeClauses } from './clauses/write.ts';

/** Every sentence that a rule is judged by, by id. */
export const clauses = {
  ...writeClauses,
  ...readClauses,
  ...subResourceClauses,
  ...recordedClauses,
} as const;

export type ClauseId = keyof typeof clauses;
