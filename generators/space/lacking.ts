import type { BucketState, Lacking } from '../../core/space.ts';
import { operationNeeds } from '../../spec/operation-needs.ts';
import type { OperationName } from '../../spec/operations.ts';
import type { DimensionValues } from './dimensions/dimension.ts';
import { read } from './dimensions/read.ts';
import type { Combination, Constraint } from './factors.ts';
import { sceneDimensions } from './scene-space.ts';

const dimensions: Readonly<Record<string, DimensionValues>> = { ...sceneDimensions, read };

/** Values that need a feature which the endpoint lacks: each is excluded, with that reason. */
export function lackingConstraints(lacking: Lacking): readonly Constraint[] {
  return Object.entries(dimensions).flatMap(([dimension, values]) =>
    Object.keys(values).flatMap((value) => {
      const says = lackOf({ [dimension]: value }, lacking);
      const excludes: Constraint['excludes'] = (row) => row[dimension] === value;
      return says === undefined ? [] : [{ says, excludes }];
    }),
  );
}

/** Why an endpoint without these features has no such values; undefined where it has them. */
export function lackOf(values: Combination, lacking: Lacking): string | undefined {
  const needs = Object.entries(values).flatMap(([dimension, value]) => [
    ...(dimensions[dimension]?.[value]?.needs ?? []),
    ...(dimension === 'bucket' ? [value as BucketState] : []),
  ]);
  return needs.map((need) => lacking[need]).find((why) => why !== undefined);
}

/** Whether an endpoint without these features can read an SSE-C object by the operation. */
export function canRead(operation: OperationName, lacking: Lacking): boolean {
  const isCopy = operation.includes('Copy');
  const needs = [...(operationNeeds[operation] ?? []), ...(isCopy ? sourceNeeds : [])];
  return needs.every((need) => lacking[need] === undefined);
}

const sourceNeeds = ['ssec-copy-source'] as const;

/** The names of the lacking features, in an order that does not depend on the probes. */
export function lackingId(lacking: Lacking): string {
  return Object.keys(lacking).sort().join();
}
