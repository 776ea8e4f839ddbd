import type { DrawnValues } from '../../core/rule.ts';

const textMax = 600;

/** Drawn values in one line. Keys print as fingerprints, bodies as their size and seed. */
export function printed(values: DrawnValues): string {
  return drawnText(values).slice(0, textMax);
}

/** All of the drawn values, at any length. */
export function drawnText(values: DrawnValues): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}: ${shown(value)}`)
    .join(', ');
}

function shown(value: unknown): string {
  if (isMutation(value)) return value.says;
  return (
    JSON.stringify(value, (_, inner: unknown) => (isMutation(inner) ? inner.says : inner)) ??
    'undefined'
  );
}

function isMutation(value: unknown): value is { readonly says: string } {
  return typeof value === 'object' && value !== null && 'says' in value && 'edit' in value;
}
