import { UsageError } from '../../core/errors.ts';
import type { Harm } from '../../core/harm.ts';
import { didYouMean } from '../../core/nearest.ts';
import type { ClauseReport } from '../../core/report.ts';
import { harmOf, type Rule } from '../../core/rule.ts';
import { type Level, levels } from '../../core/verdict.ts';
import { type ClauseId, clauseWithId } from '../../spec/clauses.ts';
import type { FaultId } from '../../spec/fault-ids.ts';
import type { Feature } from '../../spec/features.ts';
import { operationNeeds } from '../../spec/operation-needs.ts';
import type { OperationName } from '../../spec/operations.ts';
import { sources } from '../../spec/sources.ts';
import { type SubjectName, subjectOf } from '../../spec/subjects.ts';
import { rules } from '../../suites/index.ts';
import type { Shard } from '../config.ts';
import { ownClauseWithId, ownRules } from './own-rules.ts';
import { inShard } from './shard.ts';

/** A rule on one operation, as `list` shows it. */
export interface CaseInfo {
  /** `put.md5.mismatch@PutObject` */
  readonly id: string;
  readonly rule: string;
  readonly operation: OperationName;
  readonly level: Level;
  readonly title: string;
  /** The contradicting clause of a disputed rule. */
  readonly disputed?: ClauseReport;
  /** The folder of `suites/` that holds the rule. */
  readonly subject: SubjectName;
  readonly clause: ClauseReport;
  /** The gravest harm that a failure can show. */
  readonly harm: Harm;
  readonly catches: readonly FaultId[];
  readonly needs: readonly Feature[];
}

/** A case with the rule that judges it. */
export interface PlannedCase {
  readonly info: CaseInfo;
  readonly rule: Rule;
}

/** Which cases to run. Empty lists select everything. */
export interface Selection {
  /** Globs over rule and case ids; `*` stands for any text. */
  readonly rules?: readonly string[];
  /** Globs of what is left out. */
  readonly exclude?: readonly string[];
  readonly operations?: readonly OperationName[];
  /** Rules of this level and above. */
  readonly level?: Level;
  /** One case a rule, of the MUST rules alone unless `level` is SHOULD. */
  readonly quick?: boolean;
  /** The part of the selected cases that is wanted; without it all. */
  readonly shard?: Shard | undefined;
}

/** Every case, in the order of the reports. */
export function listCases(): readonly CaseInfo[] {
  return allCases().map((planned) => planned.info);
}

/** The selected cases. Throws a `UsageError` for a glob, or a selection, that matches nothing. */
export function selectCases(selection: Selection): readonly CaseInfo[] {
  return planCases(selection).map((planned) => planned.info);
}

/** The selected cases with their rules. */
export function planCases(selection: Selection): readonly PlannedCase[] {
  const cases = allCases();
  const globs = globsOf('--rule', selection.rules);
  const left = globsOf('--exclude', selection.exclude);
  for (const { flag, glob, matches } of [...globs, ...left]) {
    if (!cases.some(({ info }) => matches(info))) {
      throw new UsageError(
        'E_RULE_UNKNOWN',
        `${flag} '${glob}' matches no rule.${didYouMean(glob, idsLike(glob))} \`sse-c-conformance list\` names all; * stands for any text, as in 'put.md5.*'.`,
      );
    }
  }
  const { operations = [], quick = false } = selection;
  const level = quick && selection.level !== 'SHOULD' ? 'MUST' : (selection.level ?? 'MAY');
  const chosen = cases.filter(
    ({ info }) =>
      (globs.length === 0 || globs.some(({ matches }) => matches(info))) &&
      !left.some(({ matches }) => matches(info)) &&
      (operations.length === 0 || operations.includes(info.operation)) &&
      levels.indexOf(info.level) <= levels.indexOf(level),
  );
  const selected = quick ? firstOfEachRule(chosen) : chosen;
  if (selected.length > 0) return inShard(selected, selection.shard);
  throw new UsageError(
    'E_NOTHING_SELECTED',
    'No case is left: the chosen rules, operations and level have none in common. Widen --rule, --operation or --level, or exclude less.',
  );
}

function firstOfEachRule(cases: readonly PlannedCase[]): readonly PlannedCase[] {
  return cases.filter((one, index) => cases.findIndex(({ rule }) => rule === one.rule) === index);
}

/** The cases with these ids, in their order. */
export function casesById(ids: readonly string[]): readonly PlannedCase[] {
  const byId = new Map(allCases().map((planned) => [planned.info.id, planned]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

const ignoring: readonly FaultId[] = ['ignores-ssec', 'confirms-what-it-ignores'];

/** Whether a rule is for endpoints that ignore SSE-C headers: where one does, only it is judged. */
export function isAboutIgnoring({ catches }: Pick<CaseInfo, 'catches'>): boolean {
  return catches.some((fault) => ignoring.includes(fault));
}

let known: { readonly cases: readonly PlannedCase[]; readonly version: number } | undefined;

/** The cases of the suite, then those of rules that were added to it. */
function allCases(): readonly PlannedCase[] {
  if (known?.version === ownRules.version) return known.cases;
  const cases = [...rules, ...ownRules.all].flatMap((rule) =>
    rule.on.map((operation) => ({ rule, info: infoOf(rule, operation) })),
  );
  known = { cases, version: ownRules.version };
  return cases;
}

function infoOf(rule: Rule, operation: OperationName): CaseInfo {
  return {
    id: `${rule.id}@${operation}`,
    rule: rule.id,
    operation,
    level: rule.level,
    title: rule.title,
    ...(rule.disputed && { disputed: clauseOf(rule.disputed) }),
    subject: subjectOf(rule.id),
    clause: clauseOf(rule.clause),
    harm: harmOf(rule),
    catches: rule.catches,
    needs: [...new Set([...(rule.needs ?? []), ...(operationNeeds[operation] ?? [])])],
  };
}

/** A clause as reports show it. */
export function clauseOf(id: ClauseId): ClauseReport {
  const own = ownClauseWithId(id);
  if (own !== undefined) return own;
  const clause = clauseWithId(id);
  const source = sources[clause.source];
  return { id, quote: clause.quote, source: source.title, url: source.url };
}

/** Ids of rules, or of cases for a glob that names one. */
function idsLike(glob: string): readonly string[] {
  const ids = allCases().map(({ info }) => (glob.includes('@') ? info.id : info.rule));
  return [...new Set(ids)];
}

function globsOf(flag: string, globs: readonly string[] = []) {
  return globs.map((glob) => ({ flag, glob, matches: matcher(glob) }));
}

/** A glob without `*` is compared as it is, which is fast for long lists of ids. */
function matcher(glob: string): (info: CaseInfo) => boolean {
  if (!glob.includes('*')) return ({ rule, id }) => rule === glob || id === glob;
  const parts = glob.split('*').map((text) => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(`^${parts.join('.*')}$`);
  return ({ rule, id }) => pattern.test(rule) || pattern.test(id);
}
