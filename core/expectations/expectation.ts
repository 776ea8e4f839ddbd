import { blame, isExchange, reworded } from '../blame.ts';
import { counted } from '../counted.ts';
import type { Exchange } from '../exchange.ts';
import type { Harm } from '../harm.ts';
import type { Mismatch } from '../report.ts';
import type { Expectation, Kind } from '../rule.ts';

export type { Kind };
/** An expectation of a refusal: its rule needs a control. */
export type Refusal<R, D = unknown> = Expectation<R, D, 'refusal'>;
/** An expectation of an accepted answer. */
export type Acceptance<R, D = unknown> = Expectation<R, D, 'acceptance'>;
/** An expectation that is combined with another one, which decides whether it is a refusal. */
export type Addition<R, D = unknown> = Expectation<R, D, never>;

/**
 * Builds an expectation; `says` completes the sentence "The answer …". Without `harm`, a refusal
 * that is missing is a malformed request accepted, anything else a wrong form.
 */
export function expectation<R, D, K extends Kind>(of: {
  readonly kind: K;
  readonly says: string;
  readonly harm?: Harm;
  readonly check: (returned: R, drawn: D) => readonly Mismatch[];
  readonly presumes?: (returned: R, drawn: D) => string | undefined;
  readonly isMetByRefusal?: true;
}): Expectation<R, D, K> {
  const harm = of.harm ?? (of.kind === 'refusal' ? 'malformed-accepted' : 'wrong-form');
  const check = (returned: R, drawn: D) => blamedOn(returned, of.check(returned, drawn));
  return { ...of, harm, check };
}

/** What an expectation of one answer finds, it finds in that answer. */
function blamedOn(returned: unknown, mismatches: readonly Mismatch[]): readonly Mismatch[] {
  return blame(isExchange(returned) ? returned : undefined, mismatches);
}

/** Builds an expectation that is combined with another one by `all`. */
export function addition<R, D>(of: {
  readonly says: string;
  readonly harm?: Harm;
  readonly check: (returned: R, drawn: D) => readonly Mismatch[];
}): Addition<R, D> {
  return expectation({ harm: 'wrong-form', ...of, kind: 'acceptance' as never });
}

/** An answer in a mismatch: its status, error code and size, or why none came. */
export function describeAnswer(exchange: Exchange): string {
  if (exchange.broken !== undefined && exchange.status === 0)
    return `no answer (${exchange.broken})`;
  const code = exchange.error?.code === undefined ? '' : ` ${exchange.error.code}`;
  const broken = exchange.broken === undefined ? '' : `, ${exchange.broken}`;
  return `${exchange.status}${code}, ${counted(exchange.body.byteLength, 'byte')}${broken}`;
}

/** The mismatch of an answer that is neither accepted nor refused: a 5xx, or none. */
export function wrongForm(expected: string, exchange: Exchange): Mismatch {
  const mismatch = { expected, received: describeAnswer(exchange), harm: 'wrong-form' } as const;
  blame(exchange, [mismatch]);
  return mismatch;
}

/** One mismatch if the condition holds, else none. */
export function when(isWrong: boolean, mismatch: () => Mismatch): readonly Mismatch[] {
  return isWrong ? [mismatch()] : [];
}

/** The mismatches of a part, each with its harm: what one part can show, another cannot. */
export function harmed<R, D>(
  part: Expectation<R, D, Kind>,
  returned: R,
  drawn: D,
): readonly Mismatch[] {
  const mismatches = part.check(returned, drawn);
  return mismatches.map((one) => reworded(one, one.harm === undefined ? { harm: part.harm } : {}));
}
