import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { alternativesOf } from '../../core/enumerated.ts';
import type { DrawnValues, Rule } from '../../core/rule.ts';
import type { Lacking, SpaceDraws, SpacePlan, StrengthLevel } from '../../core/space.ts';
import type { OperationName } from '../../spec/operations.ts';
import { trialsDefault } from '../config.ts';

/** The values of the trials of a case: every combination of `each`, all else at random. */
export interface Draws {
  readonly count: number;
  /** The values of a trial, and how fast-check draws them again. */
  trial(index: number): { readonly values: DrawnValues; readonly source: TrialSource };
  source(index: number): TrialSource;
  /** The covering array from which the trials are drawn, for a rule of the space. */
  readonly plan?: SpacePlan;
}

/** Arbitrary, seed and index from which fast-check draws the values of one trial. */
interface TrialSource {
  readonly arbitrary: fc.Arbitrary<DrawnValues>;
  readonly seed: number;
  /** The index of the value in the sample of its combination. */
  readonly sampleIndex: number;
}

/**
 * Draws values for one case: at least `trials`, and at least one for each combination of `each`.
 */
export function drawsOf(
  rule: Rule,
  of: {
    readonly caseId: string;
    readonly seed: number;
    readonly trials: number;
    /** One trial, of the first combination. */
    readonly quick?: boolean;
    /** For a rule of the space; by default the first operation of the rule, and pairs. */
    readonly operation?: OperationName;
    readonly strength?: StrengthLevel;
    /** Features that the endpoint lacks, for a rule of the space. */
    readonly lacking?: Lacking;
  },
): Draws {
  if (rule.space !== undefined) return fromArray(rule.space, rule, of);
  const names = Object.keys(rule.given);
  if (names.length === 0) return single();
  const cells = cellsOf(rule);
  const seed = caseSeed(of);
  // A number of trials in the rule is that of a run with the default of `--trials`. More scale it;
  // fewer do not, since the number is what its claim needs.
  const scale = Math.max(1, of.trials / trialsDefault);
  const wanted = rule.trials === undefined ? of.trials : Math.ceil(rule.trials * scale);
  const all = Math.max(cells.length, wanted);
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

/**
 * One trial for each row of a covering array. Where every row needs a feature that the endpoint
 * lacks, the first one of all rows stands for them: it is skipped with the reason.
 */
function fromArray(
  space: SpaceDraws,
  { on }: Pick<Rule, 'on'>,
  of: Parameters<typeof drawsOf>[1],
): Draws {
  const { operation = on[0], strength = 2, lacking = {} } = of;
  const planFor = (some: Lacking) =>
    space.plan({ operation, strength, seed: of.seed, lacking: some });
  const possible = planFor(lacking);
  const isPossible = possible.trials.length > 0;
  const plan = isPossible ? possible : { ...possible, trials: planFor({}).trials.slice(0, 1) };
  const seed = caseSeed(of);
  const source = (index: number): TrialSource => ({
    arbitrary: plan.trials[index]?.values ?? fc.constant({}),
    seed,
    sampleIndex: 0,
  });
  const valuesOf = (index: number) =>
    fc.sample(source(index).arbitrary, { seed, numRuns: 1 })[0] ?? {};
  return {
    plan,
    count: of.quick ? Math.min(1, plan.trials.length) : plan.trials.length,
    source,
    trial: (index) => ({ values: valuesOf(index), source: source(index) }),
  };
}

/** A rule that draws nothing runs once. */
function single(): Draws {
  const source: TrialSource = { arbitrary: fc.constant({}), seed: 0, sampleIndex: 0 };
  return { count: 1, source: () => source, trial: () => ({ values: {}, source }) };
}

/** One record of arbitraries for each combination of the enumerated values. */
function cellsOf(rule: Rule): readonly fc.Arbitrary<DrawnValues>[] {
  let rows: readonly Readonly<Record<string, fc.Arbitrary<unknown>>>[] = [{}];
  for (const [name, arbitrary] of Object.entries(rule.given)) {
    const alternatives = alternativesOf(arbitrary);
    rows = rows.flatMap((row) => alternatives.map((one) => ({ ...row, [name]: one })));
  }
  return rows.map((row) => fc.record(row));
}

/** A seed for each case, so that its values do not depend on the selection of cases. */
function caseSeed(of: { readonly caseId: string; readonly seed: number }): number {
  return createHash('sha256').update(`${of.seed} ${of.caseId}`).digest().readInt32LE(0);
}
