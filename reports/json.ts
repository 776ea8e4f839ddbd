import type { RunReport } from '../core/report.ts';
import { escapedJson } from '../core/visible.ts';

/** The report as JSON text with sorted keys: the same run gives the same bytes. */
export function renderJson(report: RunReport): string {
  return `${escapedJson(JSON.stringify(sorted(report), undefined, 2))}\n`;
}

/** The same value with the keys of every object in alphabetical order. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  // Code units, not a locale: the order is the same on every machine.
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([key, member]) => [key, sorted(member)]));
}
