import fc from 'fast-check';
import { enumerated } from '../core/enumerated.ts';
import type { Mutation } from '../core/values.ts';
import { type MutationName, mutations } from '../spec/mutations.ts';
import { edits } from './mutations/index.ts';
import { shapesOf } from './mutations/key.ts';

/**
 * So many names at most are tried in each of their shapes; of more, one shape of each kind, which
 * varies with the seed.
 */
const shapedNamesMax = 2;

/** The mutations of these names, one a trial, few of them in each of their shapes; all are tried. */
export function mutation(
  ...names: readonly [MutationName, ...MutationName[]]
): fc.Arbitrary<Mutation> {
  const isEach = names.length <= shapedNamesMax;
  return enumerated(names.flatMap((name) => inShapes(name, isEach)));
}

function inShapes(name: MutationName, isEach: boolean): readonly fc.Arbitrary<Mutation>[] {
  const kinds = shapesOf[name as keyof typeof shapesOf];
  if (kinds === undefined) return [salt().map((bytes) => mutationOf(name, bytes))];
  const shaped = (of: fc.Arbitrary<number>) =>
    fc.tuple(salt(), of).map(([bytes, shape]) => mutationOf(name, withShape(bytes, shape)));
  return isEach
    ? kinds.flat().map((shape) => shaped(fc.constant(shape)))
    : kinds.map((shapes) => shaped(fc.noShrink(fc.constantFrom(...shapes))));
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
