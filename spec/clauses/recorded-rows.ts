import type { RowId } from '../recorded/row.ts';
import { recordedClause, recordedRows } from '../recorded/rows.ts';
import type { Clause } from './clause.ts';

/** The recorded answers of Amazon S3 that prove something, each by its own id. */
export const recordedRowClauses: Readonly<Record<RowId, Clause>> = Object.fromEntries(
  recordedRows
    .filter(({ provesNothing }) => provesNothing === undefined)
    .map(({ id }) => [id, recordedClause(id)]),
);
