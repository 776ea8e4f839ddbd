import { type ExactRefusal, refusedAs } from '../../core/expectations.ts';
import { type Rule, type RuleFacts, rule } from '../../core/rule.ts';
import { customerKey, mutation, objectBody } from '../../generators/index.ts';
import type { ClauseId } from '../../spec/clauses.ts';
import type { MutationName } from '../../spec/mutations.ts';
import type { Write } from '../../spec/operations.ts';

export const argumentName = 'x-amz-server-side-encryption';

export function answersExactly(
  facts: RuleFacts & {
    readonly clause: ClauseId;
    readonly disputed?: ClauseId;
    readonly on?: readonly [Write, ...Write[]];
    readonly mutations: readonly [MutationName, ...MutationName[]];
    readonly exact: Partial<ExactRefusal>;
  },
): Rule {
  return rule({
    id: facts.id,
    level: 'SHOULD',
    title: facts.title,
    clause: facts.clause,
    ...(facts.disputed && { disputed: facts.disputed }),
    on: facts.on ?? ['PutObject'],
    given: { key: customerKey(), body: objectBody(), mutation: mutation(...facts.mutations) },
    act: ({ write }, drawn) => write(drawn),
    expect: refusedAs({ status: 400, code: 'InvalidArgument', ...facts.exact }),
    catches: facts.catches,
  });
}
