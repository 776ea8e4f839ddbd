import { refusedAndKept } from '../../core/expectations.ts';
import { type Rule, type RuleFacts, rule } from '../../core/rule.ts';
import type { Level } from '../../core/verdict.ts';
import { copySource, each, mutation } from '../../generators/index.ts';
import type { ClauseId } from '../../spec/clauses.ts';
import type { MutationName } from '../../spec/mutations.ts';
import { copyAndLook, type From, type Place, sourceOf, type To } from './copies.ts';

/** An SSE-C object in one piece, and one in parts. */
export const ssecSources = ['SSE-C', 'multipart'] as const;

export interface Refused extends RuleFacts {
  readonly level?: Level;
  readonly disputed?: ClauseId;
  readonly clause: ClauseId;
  readonly from?: readonly From[];
  readonly to: readonly To[];
  readonly places?: readonly Place[];
  readonly mutations: readonly [MutationName, ...MutationName[]];
}

/** Every source in every target and place, with each mutation of its triple. */
export function refusesCopySource(facts: Refused): Rule {
  const { mutations, to, from = ssecSources, places = ['beside', 'itself'], ...rest } = facts;
  return rule({
    level: 'MUST',
    ...rest,
    ...(from.includes('multipart') && { needs: ['multipart', ...(facts.needs ?? [])] }),
    on: ['CopyObject'],
    given: {
      ...copySource(),
      from: each(...from),
      to: each(...to),
      place: each(...places),
      mutation: mutation(...mutations),
    },
    arrange: sourceOf,
    act: ({ s3 }, drawn, stored) => copyAndLook(s3, stored, drawn),
    expect: refusedAndKept(),
  });
}
