import { accessClauses } from './clauses/access.ts';
import { copyClauses } from './clauses/copy.ts';
import { multipartClauses } from './clauses/multipart.ts';
import { readClauses } from './clauses/read.ts';
import { recordedClauses } from './clauses/recorded.ts';
import { subResourceClauses } from './clauses/sub-resources.ts';
import { writeClauses } from './clauses/write.ts';

/** Every clause, by id. */
export const clauses = {
  ...writeClauses,
  ...readClauses,
  ...subResourceClauses,
  ...multipartClauses,
  ...copyClauses,
  ...accessClauses,
  ...recordedClauses,
} as const;

export type ClauseId = keyof typeof clauses;
