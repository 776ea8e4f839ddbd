import type { CustomerKey } from '../../core/customer-key.ts';
import type { ObjectBody } from '../../core/object-body.ts';
import type { Stored } from '../../core/values.ts';
import { each } from '../../generators/index.ts';

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

export const which = each('current', 'current by its id', 'older by its id');

export type Which = 'current' | 'current by its id' | 'older by its id';

type Pair<T> = readonly [T, T];

interface Writer {
  readonly key: CustomerKey;
  readonly body: ObjectBody;
}

export interface DrawnVersions {
  readonly versions: Pair<Writer>;
  readonly which: Which;
}

export function picked([older, latest]: Pair<Stored>, which: Which): Stored {
  if (which === 'current') return current(latest);
  return which === 'current by its id' ? latest : older;
}
