import { refused } from '../../core/expectations.ts';
import { type Rule, rule, type Witnesses } from '../../core/rule.ts';
import type { Level } from '../../core/verdict.ts';
import { copySource, each, mutation } from '../../generators/index.ts';
import type { ClauseId } from '../../spec/clauses.ts';
import type { Feature } from '../../spec/features.ts';
import type { MutationName } from '../../spec/mutations.ts';
import type { RuleId } from '../../spec/subjects.ts';
import {
  copyAndLook,
  encryptionOf,
  type From,
  type Place,
  placed,
  refusedAndKept,
  sourceOf,
  type To,
} from './scene.ts';

/** An SSE-C object in one piece, and one in parts. */
export const sources = ['SSE-C', 'multipart'] as const;

interface Refused {
  readonly id: RuleId;
  readonly level?: Level;
  readonly disputed?: ClauseId;
  readonly title: string;
  readonly clause: ClauseId;
  readonly needs?: readonly [Feature, ...Feature[]];
  readonly from?: readonly From[];
  readonly to: readonly To[];
  readonly places?: readonly Place[];
  readonly mutations: readonly [MutationName, ...MutationName[]];
  readonly catches: Witnesses;
}

/** Every source in every target and place, with each mutation of its triple. */
export function source(facts: Refused): Rule {
  const { mutations, to, from = sources, places = ['beside', 'itself'], ...rest } = facts;
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

/** A source triple where the source has no customer key. */
export function superfluous(
  facts: Pick<Refused, 'id' | 'title' | 'needs' | 'catches'> & {
    readonly from: readonly From[];
  },
): Rule {
  const { from, ...rest } = facts;
  return rule({
    ...rest,
    level: 'SHOULD',
    clause: 'recorded.plain-object',
    on: ['CopyObject'],
    given: {
      ...copySource(),
      from: each(...from),
      to: each('plain', 'other'),
      place: each('beside', 'itself'),
    },
    arrange: sourceOf,
    act: ({ s3 }, { keys, to, place }, stored) => {
      const target = { to: encryptionOf(to, keys), ...placed(place) };
      return s3.copyObject({ source: stored, sourceKey: keys[0], ...target });
    },
    control: ({ s3 }, { keys, to, place }, stored) =>
      s3.copyObject({ source: stored, to: encryptionOf(to, keys), ...placed(place) }),
    expect: refused(),
  });
}
