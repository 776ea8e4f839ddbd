import type { Signing } from '../core/values.ts';
import { carriers } from '../spec/operations.ts';

export const byForm = ['PostObject'] as const;

const prefix = carriers.formFields;

const names: readonly string[] = [`${prefix}algorithm`, `${prefix}key`, `${prefix}key-MD5`];

/** A policy with starts-with conditions for the SSE-C fields, which refuses no value of them. */
export const anyValue: Partial<Signing> = {
  uncoveredFields: names,
  conditions: (conditions) => [
    ...conditions,
    ...names.map((name) => ['starts-with', `$${name}`, '']),
  ],
};

/** A policy that allows files of exactly this size. */
export function ofLength(sizeBytes: number): Partial<Signing> {
  return {
    conditions: (conditions) => [...conditions, ['content-length-range', sizeBytes, sizeBytes]],
  };
}
