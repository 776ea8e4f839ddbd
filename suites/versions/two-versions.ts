import type { Exchange } from '../../core/exchange.ts';
import { type Beside, beside } from '../../core/expectations/expectation.ts';
import { conceals } from '../../core/expectations.ts';
import type { CustomerKey, ObjectBody, Stored } from '../../core/values.ts';

export const needs = ['versioning'] as const;

export interface Two {
  readonly versions: readonly [Writer, Writer];
}
interface Writer {
  readonly key: CustomerKey;
  readonly body: ObjectBody;
}

/** The current version of a name, whichever version is known. */
export function current(of: Stored): Stored {
  const { versionId: _, ...rest } = of;
  return rest;
}

/** `conceals` for the version that was asked for. */
export function concealsVersion(): Beside<Exchange, Two & { readonly which: 0 | 1 }> {
  const { says, check } = conceals('body');
  return beside({
    says,
    check: (answer, { versions, which }) => check(answer, versions[which]),
  });
}
