import type { ClauseId } from '../../spec/clauses.ts';
import { counted } from '../counted.ts';
import type { Harm } from '../harm.ts';
import type { Mismatch } from '../report.ts';
import type { Level } from '../verdict.ts';
import type { ModelAnswer } from './answer.ts';

/** A difference between an answer and the model, with the sentence that it breaks. */
export interface ModelMismatch extends Omit<Mismatch, 'harm'> {
  readonly clause: ClauseId;
  readonly level: Level;
  readonly harm: Harm;
  /** Other sentences that the difference breaks: about the writes that made the object, say. */
  readonly also?: readonly ClauseId[];
  /** The header that the answer lacks, where that is the difference. */
  readonly lacks?: string;
}

type Weight = Pick<ModelMismatch, 'clause' | 'level' | 'harm' | 'also' | 'lacks'>;

/** Makes mismatches of one weight: one if the condition holds, else none. */
export function mismatch(
  of: Weight,
  isWrong: boolean,
  texts: () => Mismatch,
): readonly ModelMismatch[] {
  return isWrong ? [{ ...texts(), ...of }] : [];
}

/** A header that must have this value. */
export function sameHeader(
  of: Weight,
  answer: ModelAnswer,
  [name, value]: readonly [string, string | undefined],
): readonly ModelMismatch[] {
  const received = answer.headers.find(([one]) => one.toLowerCase() === name.toLowerCase())?.[1];
  const shown = (text: string | undefined) =>
    text === undefined ? `no ${name}` : `${name}: ${text}`;
  const weight = received === undefined ? { ...of, lacks: name } : of;
  return mismatch(weight, received !== value, () => ({
    expected: shown(value),
    received: shown(received),
  }));
}

/** An answer in a mismatch: its status, error code and size. */
export function shownAnswer({ status, error, broken, body }: ModelAnswer): string {
  if (status === 0) return `no answer (${broken ?? 'closed'})`;
  const code = error?.code === undefined ? '' : ` ${error.code}`;
  const cut = broken === undefined ? '' : `, ${broken}`;
  return `${status}${code}, ${counted(body.byteLength, 'byte')}${cut}`;
}
