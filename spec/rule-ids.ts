import catalogue from './catalogue.json' with { type: 'json' };
import { ownRules } from './own-rules.ts';

/**
 * What the catalogue says of a rule: its group, the level that it proposes, the statement, what the
 * statement rests on, and the recorded answer of Amazon S3 where there is one.
 */
export interface RuleFacts {
  readonly group: string;
  readonly operations: readonly string[];
  readonly proposed: string;
  readonly basis: string;
  readonly statement: string;
  readonly recorded?: {
    readonly status?: number;
    readonly code?: string;
    readonly message?: string;
  };
  /** The rule, or the check of other rules, that took this id over. */
  readonly mergedInto?: string;
  /** Why it cannot be tested from outside. */
  readonly dropped?: string;
}

export type RuleId = keyof typeof catalogue | keyof typeof ownRules;

/** Every id of the catalogue and of our own additions. */
export const ruleFacts: Readonly<Record<string, RuleFacts>> = { ...catalogue, ...ownRules };
