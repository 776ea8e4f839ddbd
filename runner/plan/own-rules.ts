import { UsageError } from '../../core/errors.ts';
import type { ClauseReport } from '../../core/report.ts';
import type { Rule } from '../../core/rule.ts';
import { type ClauseId, clauses as clausesOfSuite } from '../../spec/clauses.ts';
import { retiredIds } from '../../spec/retired-ids.ts';
import { subjectOf, subjects } from '../../spec/subjects.ts';
import { rules as suite } from '../../suites/index.ts';

const clauses = new Map<string, ClauseReport>();
const rules = new Map<string, Rule>();
/** Changes with each rule that is added, so that lists of cases are made anew. */
let version = 0;

/** A sentence of a document that is not one of the suite. */
export interface OwnClause {
  /** The sentence, word by word. */
  readonly quote: string;
  /** The title of the document. */
  readonly source: string;
  /** Its https address. */
  readonly url: string;
}

/** Declares a clause of your own, for `clause` of a rule; returns its id. */
export function ownClause(clause: OwnClause): ClauseId {
  if (!/^https:\/\//.test(clause.url) || clause.quote.trim() === '')
    throw new UsageError('E_CLAUSE', 'A clause needs a quoted sentence and an https address.');
  const id = `own.${clauses.size + 1}`;
  clauses.set(id, { id, ...clause });
  return id as ClauseId;
}

/** The clause with this id, if it is not one of the suite. */
export function ownClauseWithId(id: string): ClauseReport | undefined {
  return clauses.get(id);
}

/** Rules that are not part of the suite, which are planned and judged with its own. */
export const ownRules = {
  get all(): readonly Rule[] {
    return [...rules.values()];
  },
  get version(): number {
    return version;
  },
  /** Adds rules. Throws a `UsageError` for an id that is malformed or taken. */
  add(added: readonly Rule[]): void {
    for (const one of added) {
      const why = whyNot(one);
      if (why !== undefined) throw new UsageError('E_RULE_ID', `The rule '${one.id}' ${why}.`);
      rules.set(one.id, one);
    }
    version += 1;
  },
  /** Forgets all rules that were added. */
  clear(): void {
    rules.clear();
    version += 1;
  },
};

function whyNot(one: Rule): string | undefined {
  const { id } = one;
  if (!/^[a-z]+(\.[a-z0-9-]+)+$/.test(id))
    return 'has no id of words with dots between, such as put.acme.tenant-key';
  if (subjectOf(id as string) === undefined)
    return `begins with a word of no subject: choose from ${Object.values(subjects)
      .flatMap(({ words }) => words)
      .join(', ')}`;
  if (suite.some((known) => known.id === id) || Object.hasOwn(retiredIds, id))
    return 'has an id of the suite: choose another one';
  const known = rules.get(id);
  if (known !== undefined && known !== one) return 'is declared twice';
  if (one.on.length === 0) return 'names no operation in `on`';
  if (!clauses.has(one.clause) && !Object.hasOwn(clausesOfSuite, one.clause))
    return `rests on the clause '${one.clause}', which is unknown here: declare it with ownClause, of the copy of this package that runs`;
  // Callers without types can leave it empty.
  return (one.catches as readonly string[]).length === 0
    ? 'names no fault in `catches`'
    : undefined;
}
