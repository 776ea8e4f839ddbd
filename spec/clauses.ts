import { accessClauses } from './clauses/access.ts';
import type { Clause } from './clauses/clause.ts';
import { copyClauses } from './clauses/copy.ts';
import { multipartClauses } from './clauses/multipart.ts';
import { readClauses } from './clauses/read.ts';
import { recordedClauses } from './clauses/recorded.ts';
import { recordedRowClauses } from './clauses/recorded-rows.ts';
import { subResourceClauses } from './clauses/sub-resources.ts';
import { writeClauses } from './clauses/write.ts';
import type { RowId } from './recorded/row.ts';

/** The clauses that are written by hand. */
const written = {
  ...writeClauses,
  ...readClauses,
  ...subResourceClauses,
  ...multipartClauses,
  ...copyClauses,
  ...accessClauses,
  ...recordedClauses,
} as const;

export type ClauseId = keyof typeof written | RowId;

/** Every clause, by id: those written by hand, and the recorded answers of Amazon S3. */
export const clauses: Readonly<Record<ClauseId, Clause>> = { ...written, ...recordedRowClauses };

/** The clause with this id. Throws for the id of a recorded answer that there is not. */
export function clauseWithId(id: ClauseId): Clause {
  const clause = clauses[id];
  if (clause === undefined) throw new Error(`There is no clause with the id ${id}.`);
  return clause;
}
