import type { CustomerKey } from '../../core/customer-key.ts';
import type { Exchange } from '../../core/exchange.ts';
import { type Addition, addition } from '../../core/expectations/expectation.ts';
import { keepsSecret } from '../../core/expectations.ts';
import type { HeaderPair, Stored } from '../../core/values.ts';
import { future, past } from './dates.ts';

/** Conditions on a copy's source, all of which hold. */
export const conditions = [
  ['x-amz-copy-source-if-match', 'the ETag of the source'],
  ['x-amz-copy-source-if-none-match', '"0"'],
  ['x-amz-copy-source-if-modified-since', past],
  ['x-amz-copy-source-if-unmodified-since', future],
] as const satisfies readonly HeaderPair[];

/** The header of a modifier for this source. */
export function modified([name, value]: readonly [string, string], source: Stored): HeaderPair {
  return [name, value.startsWith('the ETag') ? source.etag : value];
}

/** None of the drawn keys is in the answer. */
export function keepsKeys(): Addition<Exchange, { readonly keys: readonly CustomerKey[] }> {
  return addition({
    says: 'contains no customer key',
    check: (answer, { keys }) => keys.flatMap((key) => keepsSecret('key').check(answer, { key })),
  });
}
