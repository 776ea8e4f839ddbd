import type { CustomerKey } from '../core/customer-key.ts';
import type { ObjectBody } from '../core/object-body.ts';
import type { Stored } from '../core/values.ts';
import { each } from './index.ts';

export const needs = ['versioning'] as const;

type Pair<T> = readonly [T, T];

export interface TwoVersions {
  readonly versions: Pair<{ readonly key: CustomerKey; readonly body: ObjectBody }>;
}

/** The current version of a name: a request for it names no version id. */
export function current(of: Stored): Stored {
  const { versionId: _, ...rest } = of;
  return rest;
}

/** How a read names the version that it wants. */
export type Which = 'current' | 'current by its id' | 'older by its id';

export const which = each<Which>('current', 'current by its id', 'older by its id');

export interface DrawnVersions extends TwoVersions {
  readonly which: Which;
}

export function chosen([older, latest]: Pair<Stored>, which: Which): Stored {
  if (which === 'current') return current(latest);
  return which === 'current by its id' ? latest : older;
}
