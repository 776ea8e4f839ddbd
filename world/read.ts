import type { Exchange } from '../core/exchange.ts';
import type { CustomerKey, HeaderPair, QueryPair, Stored } from '../core/values.ts';
import type { Opening } from '../core/world.ts';
import type { OperationName } from '../spec/operations.ts';
import type { TrialContext } from './context.ts';
import { keyOf } from './write.ts';

/** A read of a stored object with its own key, another one, or none. */
export function reads(
  trial: TrialContext,
  operation: OperationName,
  headers: readonly HeaderPair[] = [],
  document?: string,
): (input: Opening) => Promise<Exchange> {
  return (input) => {
    // A story reads by name alone.
    const body: Stored['body'] | undefined = input.of.body;
    if (body !== undefined) trial.knowsBytes(body.sizeBytes);
    return trial.request(
      {
        operation,
        name: input.of.name,
        headers: [...headers, ...rangeHeader(input)],
        query: versionQuery(input.of),
        ...(document !== undefined && { body: Buffer.from(document) }),
        opening: openingKey(input),
        vary: input,
      },
      { mutates: 'opening' },
    );
  };
}

/** The key that opens: the object's own unless another one, or none, is named. */
export function openingKey(input: {
  readonly of: Pick<Stored, 'encryption'>;
  readonly key?: CustomerKey | 'none';
}): CustomerKey | undefined {
  if (input.key === 'none') return undefined;
  return input.key ?? keyOf(input.of.encryption);
}

export function versionQuery(of: { readonly versionId?: string }): readonly QueryPair[] {
  return of.versionId === undefined ? [] : [['versionId', of.versionId]];
}

function rangeHeader(input: Opening): readonly HeaderPair[] {
  return input.range === undefined ? [] : [['range', input.range.header]];
}
