import fc from 'fast-check';
import { enumerated } from '../core/enumerated.ts';
import type { Mutation } from '../core/values.ts';
import { type MutationName, mutations } from '../spec/mutations.ts';
import { edits } from './mutations/index.ts';

/** The mutations of these names, one a trial; all are tried. */
export function mutation(
  ...names: readonly [MutationName, ...MutationName[]]
): fc.Arbitrary<Mutation> {
  return enumerated(names.map((name) => salt().map((bytes) => mutationOf(name, bytes))));
}

/** The mutation of that name; its arbitrary values, such as another key, are made from `salt`. */
export function mutationOf(name: MutationName, salt: Uint8Array): Mutation {
  const { step, edit } = edits[name];
  return {
    name,
    step,
    active: true,
    says: mutations[name],
    edit: (draft, target, key) => edit({ draft, target, key, salt }),
  };
}

function salt(): fc.Arbitrary<Uint8Array> {
  return fc.noShrink(fc.uint8Array({ minLength: 64, maxLength: 64 }));
}
