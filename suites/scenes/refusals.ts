import { all, conceals, refused } from '../../core/expectations.ts';
import { type Rule, type RuleFacts, rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import type { Level } from '../../core/verdict.ts';
import { customerKey, mutation, objectBody } from '../../generators/index.ts';
import type { ClauseId } from '../../spec/clauses.ts';
import type { MutationName } from '../../spec/mutations.ts';
import type { Read, Write } from '../../spec/operations.ts';

export const badHeaders = ['key.len-31', 'triple.no-key', 'md5.of-other-key'] as const;

/** The facts of a claim that one mutation of a valid triple is refused. */
interface Refuses<O> extends RuleFacts {
  readonly level?: Level;
  readonly disputed?: ClauseId;
  readonly clause: ClauseId;
  readonly on: readonly [O, ...O[]];
  readonly mutations: readonly [MutationName, ...MutationName[]];
}

/** A write with a mutated triple is refused and stores nothing. */
export function refusesWrite(facts: Refuses<Write>): Rule {
  const { mutations, level = 'MUST', ...rest } = facts;
  return rule({
    ...rest,
    level,
    given: { key: customerKey(), body: objectBody(), mutation: mutation(...mutations) },
    act: ({ write }, drawn) => write(drawn),
    expect: refused(),
  });
}

/** A read with a mutated triple is refused and reveals nothing. */
export function refusesRead(facts: Refuses<Read>): Rule {
  const { mutations, level = 'MUST', ...rest } = facts;
  return rule({
    ...rest,
    level,
    given: { key: customerKey(), body: objectBody(), mutation: mutation(...mutations) },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation }),
    expect: all(refused(), conceals('body')),
  });
}
