import { refused } from '../../core/expectations.ts';
import { type Rule, rule, type Witnesses } from '../../core/rule.ts';
import type { Level } from '../../core/verdict.ts';
import { mutation } from '../../generators/index.ts';
import type { ClauseId } from '../../spec/clauses.ts';
import type { Feature } from '../../spec/features.ts';
import type { MutationName } from '../../spec/mutations.ts';
import type { RuleId } from '../../spec/subjects.ts';
import { keyAndBody } from './drawn.ts';
import { partScene, sendPart } from './part-writes.ts';

export function damagedPart(facts: {
  readonly id: RuleId;
  readonly level?: Level;
  readonly title: string;
  readonly clause: ClauseId;
  readonly needs?: readonly [Feature, ...Feature[]];
  readonly payload?: 'streaming' | 'unsigned-trailer';
  readonly mutations: readonly [MutationName, ...MutationName[]];
  readonly catches: Witnesses;
}): Rule {
  const { mutations, payload = 'hash', level = 'MUST', ...rest } = facts;
  return rule({
    ...rest,
    trials: 1,
    level,
    on: ['UploadPart'],
    given: { ...keyAndBody, mutation: mutation(...mutations) },
    arrange: ({ have, operation }, drawn) => partScene({ have, operation }, drawn),
    act: ({ s3 }, { body, mutation }, scene) =>
      sendPart(s3, scene, { number: 2, body, mutation, signing: { payload } }),
    expect: refused(),
  });
}
