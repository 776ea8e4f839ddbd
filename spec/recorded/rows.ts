import type { Clause } from '../clauses/clause.ts';
import completeMultipartUpload from './answers/complete-multipart-upload.json' with {
  type: 'json',
};
import copyObject from './answers/copy-object.json' with { type: 'json' };
import createMultipartUpload from './answers/create-multipart-upload.json' with { type: 'json' };
import deleteObject from './answers/delete-object.json' with { type: 'json' };
import getObject from './answers/get-object.json' with { type: 'json' };
import getObjectAttributes from './answers/get-object-attributes.json' with { type: 'json' };
import headObject from './answers/head-object.json' with { type: 'json' };
import listParts from './answers/list-parts.json' with { type: 'json' };
import postObject from './answers/post-object.json' with { type: 'json' };
import putObject from './answers/put-object.json' with { type: 'json' };
import uploadPart from './answers/upload-part.json' with { type: 'json' };
import uploadPartCopy from './answers/upload-part-copy.json' with { type: 'json' };
import type { CheckedOperation } from './order-of-checks.ts';
import type { RecordedAnswer, RecordedRow, RowId } from './row.ts';

const answers: Readonly<Record<CheckedOperation, unknown>> = {
  PutObject: putObject,
  CreateMultipartUpload: createMultipartUpload,
  PostObject: postObject,
  UploadPart: uploadPart,
  CopyObject: copyObject,
  UploadPartCopy: uploadPartCopy,
  GetObject: getObject,
  HeadObject: headObject,
  GetObjectAttributes: getObjectAttributes,
  CompleteMultipartUpload: completeMultipartUpload,
  ListParts: listParts,
  DeleteObject: deleteObject,
};

/** Every recorded answer of Amazon S3, by operation, in the order of the recordings. */
export const recordedRows: readonly RecordedRow[] = Object.entries(answers).flatMap(
  ([operation, rows]) =>
    (rows as readonly Omit<RecordedRow, 'operation'>[]).map((row) => ({
      ...row,
      operation: operation as CheckedOperation,
    })),
);

const byId = new Map<string, RecordedRow>(recordedRows.map((row) => [row.id, row]));

/** The row of an id. */
export function recordedRow(id: RowId): RecordedRow {
  const row = byId.get(id);
  if (row === undefined) throw new Error(`There is no recorded answer with the id ${id}.`);
  return row;
}

/** A row as a clause: what Amazon said, or how it took the request. */
export function recordedClause(id: RowId): Clause {
  const { operation, answer, origin, provesNothing } = recordedRow(id);
  if (provesNothing !== undefined) throw new Error(`${id} proves nothing: ${provesNothing}.`);
  return {
    quote: `${operation}: ${summary(answer)}`,
    source: origin.startsWith('meeseeks-s3:') ? 'recordedMarch' : 'recorded',
    basis: 'recorded',
  };
}

function summary({ status, code, message, confirms = [] }: RecordedAnswer): string {
  if (code !== undefined) return `${status} ${code}, ${message}`;
  return confirms.length === 0 ? `${status}` : `${status}, confirms ${confirms.join(' and ')}`;
}
