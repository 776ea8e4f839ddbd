import type { Exchange } from '../core/exchange.ts';
import type { CustomerKey, HeaderPair, QueryPair, Stored } from '../core/values.ts';
import type { ReadInput } from '../core/world.ts';
import { selectDocument } from '../spec/documents.ts';
import type { OperationName } from '../spec/operations.ts';
import { type Phase, request } from './phase.ts';
import { keyOf } from './write.ts';

/** Operations that read a stored object. */
export type ReadOperation =
  | 'GetObject'
  | 'HeadObject'
  | 'GetObjectAttributes'
  | 'SelectObjectContent';

/** Headers and document that a read sends besides the name and key of the object. */
const extras: Readonly<
  Record<ReadOperation, { readonly headers: readonly HeaderPair[]; readonly document?: string }>
> = {
  GetObject: { headers: [] },
  HeadObject: { headers: [] },
  GetObjectAttributes: {
    headers: [['x-amz-object-attributes', 'ETag,ObjectSize,Checksum']],
  },
  SelectObjectContent: { headers: [], document: selectDocument },
};

/** Whether an operation reads a stored object by its name. */
export function isReadOperation(operation: OperationName): operation is ReadOperation {
  return operation in extras;
}

/** A read of a stored object with its own key, another one, or none. */
export function readObject(
  phase: Phase,
  operation: ReadOperation,
  input: ReadInput,
): Promise<Exchange> {
  // In a story the stored body is unknown.
  const body: Stored['body'] | undefined = input.of.body;
  if (body !== undefined) phase.trial.allowAnswerBytes(body.sizeBytes);
  const { headers: usual, document: usualDocument } = extras[operation];
  const document = input.document ?? usualDocument;
  const given = new Set(input.headers?.map(([name]) => name.toLowerCase()));
  const headers = usual.filter(([name]) => !given.has(name));
  return request(
    phase,
    {
      operation,
      name: input.of.name,
      ...(input.of.bucket !== undefined && { bucket: input.of.bucket }),
      headers: [...headers, ...rangeHeader(input)],
      query: versionQuery(input.of),
      ...(document !== undefined && { body: Buffer.from(document) }),
      readKey: readKeyOf(input),
      vary: input,
    },
    'readKey',
  );
}

/** The key with which an object is read: its own unless `key` says otherwise. */
export function readKeyOf(input: {
  readonly of: Pick<Stored, 'encryption'>;
  readonly key?: CustomerKey | 'none';
}): CustomerKey | undefined {
  if (input.key === 'none') return undefined;
  return input.key ?? keyOf(input.of.encryption);
}

/** The query that selects a version, if the object has one. */
export function versionQuery(of: { readonly versionId?: string }): readonly QueryPair[] {
  return of.versionId === undefined ? [] : [['versionId', of.versionId]];
}

function rangeHeader(input: ReadInput): readonly HeaderPair[] {
  return input.range === undefined ? [] : [['range', input.range.header]];
}
