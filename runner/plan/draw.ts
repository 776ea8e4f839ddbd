import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { alternativesOf } from '../../core/enumerated.ts';
import type { DrawnValues, Rule } from '../../core/rule.ts';

/** How the values of a case's trials are drawn: all cells of its matrix, the rest at random. */
export interface Draws {
  readonly count: number;
  /** The values of a trial, and how fast-check comes to them again. */
  trial(index: number): { readonly values: DrawnValues; readonly source: TrialSource };
  source(index: number): TrialSource;
}

/** One trial as fast-check knows it. */
interface TrialSource {
  readonly arbitrary: fc.Arbitrary<DrawnValues>;
  readonly seed: number;
  /** The index of the value in the sample of its cell. */
  readonly sampleIndex: number;
}

/** Draws for one case. Every cell is tried once, and at least `trials` values are drawn. */
export function drawsOf(
  rule: Rule,
  of: {
    readonly caseId: string;
    readonly seed: number;
    readonly trials: number;
    /** One trial, of the first cell of a matrix. */
    readonly quick?: boolean;
  },
): Draws {
  const names = Object.keys(rule.given);
  if (names.length === 0) return single();
  const cells = cellsOf(rule);
  const seed = caseSeed(of);
  // A rule with its own number of trials keeps to it, however many are asked for.
  const all = Math.max(cells.length, rule.trials ?? of.trials);
  const count = of.quick ? 1 : all;
  const samples = cells.map((cell, index) => {
    const numRuns = Math.max(0, Math.ceil((count - index) / cells.length));
    return fc.sample(cell, { seed, numRuns });
  });
  const source = (index: number): TrialSource => ({
    arbitrary: cells[index % cells.length] as fc.Arbitrary<DrawnValues>,
    seed,
    sampleIndex: Math.floor(index / cells.length),
  });
  return {
    count,
    source,
    trial: (index) => ({
      values: samples[index % cells.length]?.[Math.floor(index / cells.length)] ?? {},
      source: source(index),
    }),
  };
}

/** A rule that draws nothing runs once. */
function single(): Draws {
  const source: TrialSource = { arbitrary: fc.constant({}), seed: 0, sampleIndex: 0 };
  return { count: 1, source: () => source, trial: () => ({ values: {}, source }) };
}

/** The product of all enumerated values; what is not enumerated stays an arbitrary. */
function cellsOf(rule: Rule): readonly fc.Arbitrary<DrawnValues>[] {
  let rows: readonly Readonly<Record<string, fc.Arbitrary<unknown>>>[] = [{}];
  for (const [name, arbitrary] of Object.entries(rule.given)) {
    const alternatives = alternativesOf(arbitrary);
    rows = rows.flatMap((row) => alternatives.map((one) => ({ ...row, [name]: one })));
  }
  return rows.map((row) => fc.record(row));
}

/** Each case has a seed of its own, so that its values do not depend on which others run. */
function caseSeed(of: { readonly caseId: string; readonly seed: number }): number {
  return createHash('sha256').update(`${of.seed} ${of.caseId}`).digest().readInt32LE(0);
}
