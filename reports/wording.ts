import type { Verdict } from '../core/verdict.ts';

/** A symbol for each verdict, shown with its word, so that colour is not needed to read it. */
export const symbols: Readonly<Record<Verdict, string>> = {
  fail: '✗',
  error: '!',
  blocked: '◼',
  pass: '✓',
  skip: '–',
};

/** The order of verdicts in reports: findings first. */
export const verdictsByUrgency: readonly Verdict[] = ['fail', 'error', 'blocked', 'pass', 'skip'];

/** A duration in words: `12 ms`, `18.1 s`, `3 min 20 s`. */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 120_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

export { counted, grouped } from '../core/counted.ts';
