import { UsageError } from '../core/errors.ts';

/** A parser for a whole number within bounds. It throws a `UsageError`. */
export function parsedNumber(
  flag: string,
  { min, max }: { readonly min: number; readonly max: number },
): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (Number.isInteger(value) && value >= min && value <= max) return value;
    throw new UsageError(
      'E_NUMBER',
      `${flag} must be a whole number from ${min} to ${max}, but is '${text}'.`,
    );
  };
}
