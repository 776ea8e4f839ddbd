import fc from 'fast-check';
import { enumerated } from '../core/enumerated.ts';
import type { Mutation } from '../core/values.ts';
import { type MutationName, mutations } from '../spec/mutations.ts';
import { edits } from './mutations/index.ts';
import { shapesOf } from './mutations/key.ts';

/**
 * The mutations of these names, one a trial; all are tried. A mutation with several shapes that is
 * the only one is tried in each; with others its shape varies with the seed.
 */
export function mutation(
  ...names: readonly [MutationName, ...MutationName[]]
): fc.Arbitrary<Mutation> {
  const [only] = names;
  const shapes = (names.length === 1 && shapesOf[only as keyof typeof shapesOf]) || 1;
  if (shapes > 1)
    return enumerated(
      Array.from({ length: shapes }, (_, shape) =>
        salt().map((bytes) => mutationOf(only, withShape(bytes, shape))),
      ),
    );
  return enumerated(names.map((name) => salt().map((bytes) => mutationOf(name, bytes))));
}

function withShape(salt: Uint8Array, shape: number): Uint8Array {
  return Uint8Array.from([...salt.slice(0, -1), shape]);
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
