import { refused, refusedAndConcealed, refusedOr, returns } from '../../core/expectations.ts';
import { type Rule, type RuleFacts, rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import type { Level } from '../../core/verdict.ts';
import { mutation } from '../../generators/index.ts';
import type { ClauseId } from '../../spec/clauses.ts';
import type { MutationName } from '../../spec/mutations.ts';
import type { Read, Write } from '../../spec/operations.ts';
import { keyAndBody } from './drawn.ts';

export const badHeaders = ['key.len-31', 'triple.no-key', 'md5.of-other-key'] as const;

/** A claim that valid SSE-C headers with one mutation are refused. */
interface Refuses<O> extends RuleFacts {
  readonly level?: Level;
  readonly disputed?: ClauseId;
  readonly clause: ClauseId;
  readonly on: readonly [O, ...O[]];
  readonly mutations: readonly [MutationName, ...MutationName[]];
}

/** A write with mutated SSE-C headers is refused and stores nothing. */
export function refusesWrite(facts: Refuses<Write>): Rule {
  const { mutations, level = 'MUST', ...rest } = facts;
  return rule({
    ...rest,
    level,
    given: { ...keyAndBody, mutation: mutation(...mutations) },
    act: ({ write }, drawn) => write(drawn),
    expect: refused(),
  });
}

/** A read with mutated SSE-C headers is refused and reveals nothing. */
export function refusesRead(facts: Refuses<Read>): Rule {
  const { mutations, level = 'MUST', ...rest } = facts;
  return rule({
    ...rest,
    level,
    given: { ...keyAndBody, mutation: mutation(...mutations) },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation }),
    expect: refusedAndConcealed(),
  });
}

export const reads = ['GetObject', 'HeadObject', 'GetObjectAttributes'] as const;

/** A read with mutated SSE-C headers is refused or returns exactly the object. */
export function exactOrRefused(
  facts: RuleFacts & { readonly mutations: readonly [MutationName, ...MutationName[]] },
): Rule {
  return rule({
    ...facts,
    level: 'MUST',
    clause: 'ssec.get.decrypts',
    on: reads,
    given: { ...keyAndBody, mutation: mutation(...facts.mutations) },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation }),
    expect: refusedOr(returns('body')),
  });
}
