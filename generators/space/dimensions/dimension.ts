import type { Feature } from '../../../spec/features.ts';

/** A value of a dimension in words, and the features that an endpoint needs for it. */
export interface DimensionValue {
  readonly says: string;
  readonly needs?: readonly Feature[];
}

/** A dimension of the space. The first value is the simplest: findings shrink towards it. */
export type DimensionValues = Readonly<Record<string, DimensionValue>>;
