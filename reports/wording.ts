import type { Verdict } from '../core/verdict.ts';

/** One sign a verdict, beside its word: no meaning hangs on colour alone. */
export const symbols: Readonly<Record<Verdict, string>> = {
  fail: '✗',
  error: '!',
  blocked: '◼',
  pass: '✓',
  skip: '–',
};

/** The order in which reports tell verdicts: what needs a reader comes first. */
export const verdictsByUrgency: readonly Verdict[] = ['fail', 'error', 'blocked', 'pass', 'skip'];

/** `1 case`, `5,349 cases`. */
export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** `5,349`. */
export function grouped(count: number): string {
  return count.toLocaleString('en-US');
}

/** `12 ms`, `18.1 s`, `3 min 20 s`. */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 120_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
