import type { RunReport } from '../core/report.ts';
import { counted } from './wording.ts';

const namedMax = 5;

/** Which cases passed only when they were run again; undefined where none did. */
export function flakyLine({ cases }: RunReport): string | undefined {
  const flaky = cases.filter((one) => one.flaky !== undefined);
  if (flaky.length === 0) return undefined;
  const named = flaky.slice(0, namedMax).map(({ id }) => id);
  const more = flaky.length > namedMax ? [`and ${flaky.length - namedMax} more`] : [];
  return `Flaky: ${counted(flaky.length, 'case')} passed only when run again: ${[...named, ...more].join(', ')}.`;
}
