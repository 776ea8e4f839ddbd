import type { CustomerKey } from '../../core/customer-key.ts';
import type { ObjectBody } from '../../core/object-body.ts';
import type { Stored } from '../../core/values.ts';

export const needs = ['versioning'] as const;

interface Writer {
  readonly key: CustomerKey;
  readonly body: ObjectBody;
}

export interface Two {
  readonly versions: readonly [Writer, Writer];
}

/** The current version of a name, whichever version is known. */
export function current(of: Stored): Stored {
  const { versionId: _, ...rest } = of;
  return rest;
}
