import { refusedOr, returns } from '../../core/expectations.ts';
import { type Rule, type RuleFacts, rule } from '../../core/rule.ts';
import { ssec } from '../../core/values.ts';
import { customerKey, mutation, objectBody } from '../../generators/index.ts';
import type { MutationName } from '../../spec/mutations.ts';

export const reads = ['GetObject', 'HeadObject', 'GetObjectAttributes'] as const;

/** No formal check decides here, so the bytes do: right ones, or none. */
export function exactOrRefused(
  facts: RuleFacts & { readonly mutations: readonly [MutationName, ...MutationName[]] },
): Rule {
  return rule({
    ...facts,
    level: 'MUST',
    clause: 'ssec.get.decrypts',
    on: reads,
    given: { key: customerKey(), body: objectBody(), mutation: mutation(...facts.mutations) },
    arrange: ({ have }, { key, body }) => have.object({ body, encryption: ssec(key) }),
    act: ({ read }, { mutation }, stored) => read(stored, { mutation }),
    expect: refusedOr(returns('body')),
  });
}
