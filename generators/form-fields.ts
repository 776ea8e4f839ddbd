import type { CustomerKey } from '../core/customer-key.ts';
import type { HeaderPair, Signing } from '../core/values.ts';
import { carriers } from '../spec/operations.ts';
import { ssecHeaders } from './ssec-headers.ts';

export const byForm = ['PostObject'] as const;

/** A form whose field `key` ends in ${filename}, which the name of its file replaces. */
export const byFile = { fields: [], isNamedByFile: true } as const;

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

type Spelling = (name: string) => string;
export const inLowerCase: Spelling = (name) => name.toLowerCase();
export const inCapitals: Spelling = (name) => name.toUpperCase();
export const withCapitals: Spelling = (name) => name.replace(/\b[a-z]/g, inCapitals);

/** The SSE-C fields of a key with names in another case. */
export function spelled(key: CustomerKey, spelling: Spelling): readonly HeaderPair[] {
  return ssecHeaders(key).map(([name, value]) => [spelling(name), value] as const);
}
