import type { Exchange } from '../exchange.ts';
import type { Mismatch } from '../report.ts';
import type { Expectation, Kind } from '../rule.ts';

export type { Kind };
export type Refusal<R, D = unknown> = Expectation<R, D, 'refusal'>;
export type Acceptance<R, D = unknown> = Expectation<R, D, 'acceptance'>;
/** Adds to another expectation without deciding its kind. */
export type Addition<R, D = unknown> = Expectation<R, D, never>;

/** Builds an expectation; `says` completes the sentence "The answer …". */
export function expectation<R, D, K extends Kind>(of: {
  readonly kind: K;
  readonly says: string;
  readonly check: (returned: R, drawn: D) => readonly Mismatch[];
}): Expectation<R, D, K> {
  return of;
}

/** An expectation that rides beside another one and decides nothing about kinds. */
export function addition<R, D>(of: {
  readonly says: string;
  readonly check: (returned: R, drawn: D) => readonly Mismatch[];
}): Addition<R, D> {
  return { ...of, kind: 'acceptance' as never };
}

/** How an answer is named in a mismatch. */
export function describeAnswer(exchange: Exchange): string {
  if (exchange.broken !== undefined && exchange.status === 0)
    return `no answer (${exchange.broken})`;
  const code = exchange.error?.code === undefined ? '' : ` ${exchange.error.code}`;
  const broken = exchange.broken === undefined ? '' : `, ${exchange.broken}`;
  return `${exchange.status}${code}, ${exchange.body.byteLength.toLocaleString('en')} bytes${broken}`;
}

/** No mismatch, or one. */
export function when(isWrong: boolean, mismatch: () => Mismatch): readonly Mismatch[] {
  return isWrong ? [mismatch()] : [];
}
