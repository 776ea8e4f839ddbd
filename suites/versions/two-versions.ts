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
