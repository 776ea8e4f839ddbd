import type { ClauseId } from '../spec/clauses.ts';
import type { Exchange } from './exchange.ts';
import type { Mismatch } from './report.ts';

/** Which exchange each mismatch was found in. A table, since mismatches are compared by value. */
const found = new WeakMap<Mismatch, Exchange>();

/** Notes that these mismatches were found in this exchange, unless another one was noted before. */
export function blame(
  exchange: Exchange | undefined,
  mismatches: readonly Mismatch[],
): readonly Mismatch[] {
  for (const mismatch of mismatches)
    if (exchange !== undefined && !found.has(mismatch)) found.set(mismatch, exchange);
  return mismatches;
}

/** The exchange in which a mismatch was found, if that is known. */
export function blamed(mismatch: Mismatch): Exchange | undefined {
  return found.get(mismatch);
}

/** The mismatch in other words, found in the same exchange. */
export function reworded(mismatch: Mismatch, words: Partial<Mismatch>): Mismatch {
  const other = { ...mismatch, ...words };
  blame(blamed(mismatch), [other]);
  const clause = contradicted(mismatch);
  if (clause !== undefined) contradicting(clause, [other]);
  return other;
}

const clauses = new WeakMap<Mismatch, ClauseId>();

/** Notes the clause that these mismatches contradict, where it is not that of their rule. */
export function contradicting(
  clause: ClauseId,
  mismatches: readonly Mismatch[],
): readonly Mismatch[] {
  for (const mismatch of mismatches) clauses.set(mismatch, clause);
  return mismatches;
}

/** The clause that a mismatch contradicts, where it is not that of its rule. */
export function contradicted(mismatch: Mismatch): ClauseId | undefined {
  return clauses.get(mismatch);
}

/** Whether a value that a step returned is an exchange. */
export function isExchange(value: unknown): value is Exchange {
  return typeof value === 'object' && value !== null && 'request' in value && 'role' in value;
}
