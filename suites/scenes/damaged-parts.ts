import { refused } from '../../core/expectations.ts';
import { type Rule, type RuleFacts, rule } from '../../core/rule.ts';
import type { Level } from '../../core/verdict.ts';
import { mutation } from '../../generators/index.ts';
import type { ClauseId } from '../../spec/clauses.ts';
import type { MutationName } from '../../spec/mutations.ts';
import { keyAndBody } from './drawn.ts';
import { partScene, sendPart } from './part-writes.ts';

export function damagedPart(
  facts: RuleFacts & {
    readonly level?: Level;
    readonly clause: ClauseId;
    readonly payload?: 'streaming' | 'unsigned-trailer';
    readonly mutations: readonly [MutationName, ...MutationName[]];
  },
): Rule {
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
