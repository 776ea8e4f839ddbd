import type fc from 'fast-check';
import type { ClauseId } from '../spec/clauses.ts';
import type { FaultId } from '../spec/fault-ids.ts';
import type { Feature } from '../spec/features.ts';
import type { OperationName } from '../spec/operations.ts';
import type { RuleId } from '../spec/subjects.ts';
import type { Harm } from './harm.ts';
import type { Mismatch } from './report.ts';
import type { SpaceDraws } from './space.ts';
import type { Level } from './verdict.ts';
import type { World } from './world.ts';

/** One to three faults that the rule exists for: it must fail on each of them. */
export type Witnesses =
  | readonly [FaultId]
  | readonly [FaultId, FaultId]
  | readonly [FaultId, FaultId, FaultId];

/** Whether a rule claims that a request is accepted, or that it is refused. */
export type Kind = 'acceptance' | 'refusal';
/** The arbitraries from which the values of a trial are drawn, by name. */
export type Given = Readonly<Record<string, fc.Arbitrary<unknown>>>;
type Drawn<G extends Given> = {
  readonly [K in keyof G]: G[K] extends fc.Arbitrary<infer T> ? T : never;
};

/** Compares the answers that `act` returned with the claim. Pure; never throws. */
export interface Expectation<in R, in D, out K extends Kind> {
  readonly kind: K;
  readonly says: string;
  /** The gravest harm that an answer shows which does not meet it. */
  readonly harm: Harm;
  check(returned: R, drawn: D): readonly Mismatch[];
  /**
   * Why these answers cannot show whether the claim holds, since an answer that the claim presumes
   * did not come; undefined where they can.
   */
  presumes?(returned: R, drawn: D): string | undefined;
  /** A refusal meets an acceptance too, so that an accepted control says nothing about it. */
  readonly isMetByRefusal?: true;
}

type Step<O extends OperationName, G extends Given, A, R> = (
  world: World<O>,
  drawn: Drawn<G>,
  arranged: A,
) => Promise<R>;

interface RuleData<O extends OperationName> {
  readonly id: RuleId;
  readonly level: Level;
  readonly title: string;
  readonly clause: ClauseId;
  /**
   * The clause that contradicts `clause`, where documents, recorded answers or known endpoints
   * disagree. A failure of such a rule never changes the exit code.
   */
  readonly disputed?: ClauseId;
  /** The operations whose answers are judged: one case each. */
  readonly on: readonly [O, ...O[]];
  readonly needs?: readonly [Feature, ...Feature[]];
  /** `own`: the rule changes its bucket, so no other case may use it. */
  readonly bucket?: 'own';
  /**
   * Number of trials with the default of `--trials`, which scales it: fewer for rules that are slow,
   * more for those that draw from many values.
   */
  readonly trials?: number;
  /**
   * A part of the claim binds plain objects too, as do the clauses of `spec/plain-too.ts`: a failure
   * is tried again with a plain object, and where that fails alike its scope is “plain objects too”.
   */
  readonly bindsPlain?: true;
  /** Trials with a large body wait for those of all rules that set this, to bound memory. */
  readonly hasLargeBodies?: true;
  /** Trials come from a covering array instead of `given`, which then only names their values. */
  readonly space?: SpaceDraws;
  /** Begins before or after all other cases: a rule on what becomes of objects during a run. */
  readonly begins?: 'first' | 'last';
  readonly catches: Witnesses;
  /** The gravest harm that a failure shows, where it is not that of `expect`. */
  readonly harm?: Harm;
}

interface Claim<O extends OperationName, G extends Given, A, R, K extends Kind>
  extends RuleData<O> {
  readonly given: G;
  readonly arrange?: (world: World<O>, drawn: Drawn<G>) => Promise<A>;
  readonly act: Step<O, G, A, R>;
  readonly expect: Expectation<R, Drawn<G>, K>;
}

/**
 * A refusal needs a control: a drawn `mutation`, which can be switched off, or a `control` step.
 */
type ControlLaw<O extends OperationName, G extends Given, A, K extends Kind> = 'refusal' extends K
  ? 'mutation' extends keyof G
    ? { readonly control?: never }
    : { readonly control: Step<O, G, A, unknown> }
  : { readonly control?: never };

/** The drawn values of one trial, by the names in `given`. */
export type DrawnValues = Readonly<Record<string, unknown>>;
type ErasedStep = (world: World<never>, drawn: DrawnValues, arranged: unknown) => Promise<unknown>;

/** A rule as the runner uses it, without the types that connect its parts. */
export interface Rule extends RuleData<OperationName> {
  readonly given: Given;
  readonly arrange?: (world: World<never>, drawn: DrawnValues) => Promise<unknown>;
  readonly act: ErasedStep;
  readonly control?: ErasedStep;
  readonly expect: Expectation<unknown, DrawnValues, Kind>;
}

/** The gravest harm that a failure of a rule can show. */
export function harmOf({ harm, expect }: Pick<Rule, 'harm' | 'expect'>): Harm {
  return harm ?? expect.harm;
}

/** The fields that a rule made by a preset of `suites/scenes/` states itself. */
export type RuleFacts = Pick<Rule, 'id' | 'title' | 'catches'> & Partial<Pick<Rule, 'needs'>>;

/**
 * Declares a rule. A wrong id, an unknown clause, `catches` of none or more than three faults, a
 * `write` on an operation that only reads, and a refusal without a control do not compile.
 */
export function rule<O extends OperationName, G extends Given, A, R, K extends Kind>(
  entry: Claim<O, G, A, R, K> & ControlLaw<O, NoInfer<G>, NoInfer<A>, NoInfer<K>>,
): Rule {
  return entry as unknown as Rule;
}
