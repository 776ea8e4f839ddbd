import type { CaseReport, PreflightCheck } from '../core/report.ts';
import type { Rule } from '../core/rule.ts';
import type { StrengthLevel } from '../core/space.ts';
import type { Level } from '../core/verdict.ts';
import { type Config, trialsDefault } from '../runner/config.ts';
import { ownRules } from '../runner/plan/own-rules.ts';
import type { Feature } from '../spec/features.ts';
import { configOf, type EndpointOptions, whole } from './options.ts';

/** Options of a run of the rules. */
export interface ConformanceOptions extends EndpointOptions {
  /** Globs over ids of rules and cases, such as `put.md5.*` or `get.wrong-key@GetObject`; none: all. */
  readonly rules?: readonly string[];
  /** Globs of what is left out. */
  readonly exclude?: readonly string[];
  /** Rules of this level and above; `MAY`, which is all, by default. */
  readonly level?: Level;
  /** Random trials of each case, 1 to 10,000; 1 by default. */
  readonly trials?: number;
  /** Whether the rules `space.*` cover every pair of values (2, the default) or chosen threes. */
  readonly strength?: StrengthLevel;
  /** Runs only this trial of each case, such as `3:1` of a replay line. */
  readonly path?: string;
  /** One trial of one case of each MUST rule. */
  readonly quick?: boolean;
  /** How often a case is run again that failed or was blocked; 0 by default. */
  readonly retries?: number;
  /** Features whose absence is a failure. */
  readonly require?: readonly Feature[];
  /** Rules of your own, made with `rule`, which are judged with those of the suite. */
  readonly ownRules?: readonly Rule[];
  /** Called with each check of the endpoint before the cases run. */
  readonly onPreflight?: (check: PreflightCheck) => void;
  /** Called with each case when it was judged. */
  readonly onCase?: (report: CaseReport) => void;
}

/** The configuration of a run of the rules. Throws a `UsageError` for options that cannot be. */
export async function conformanceConfig(of: ConformanceOptions): Promise<Config> {
  if (of.ownRules !== undefined) ownRules.add(of.ownRules);
  return {
    ...(await configOf(of)),
    rules: of.rules ?? [],
    exclude: of.exclude ?? [],
    ...(of.retries !== undefined && { retries: whole('retries', of.retries, [0, 10]) }),
    level: of.level ?? 'MAY',
    trials: of.quick ? 1 : whole('trials', of.trials ?? trialsDefault, [1, 10_000]),
    ...(of.strength !== undefined && { strength: of.strength }),
    ...(of.path !== undefined && { path: of.path }),
    quick: of.quick ?? false,
    require: of.require ?? [],
  };
}
