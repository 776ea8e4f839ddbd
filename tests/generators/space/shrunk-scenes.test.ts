import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SpaceTrial } from '../../../core/space.ts';
import { exclusionOf } from '../../../generators/space/factors.ts';
import type { Scene } from '../../../generators/space/scene.ts';
import { sceneConstraints } from '../../../generators/space/scene-space.ts';
import { writeDraws } from '../../../generators/space/write-trials.ts';

/** Every scene that is tried while a trial that always fails is shrunk. */
function shrunk({ values }: SpaceTrial): readonly Scene['names'][] {
  const tried: Scene['names'][] = [];
  const property = fc.property(values as unknown as fc.Arbitrary<{ scene: Scene }>, ({ scene }) => {
    tried.push(scene.names);
    return false;
  });
  fc.check(property, { numRuns: 1, seed: 1 });
  return tried;
}

const trials = (['CopyObject', 'UploadPart', 'PutObject'] as const).flatMap((operation) =>
  writeDraws.plan({ operation, seed: 42, strength: 2, lacking: {} }).trials.slice(0, 40),
);

test('a scene shrinks to scenes that can be', () => {
  const scenes = trials.flatMap(shrunk);
  expect(scenes.length).toBeGreaterThan(trials.length);
  const wrong = scenes.filter((names) => exclusionOf(names, sceneConstraints) !== undefined);
  expect(wrong).toEqual([]);
});

test('a restored version stays in a bucket with versions', () => {
  const restored = trials.flatMap(shrunk).filter(({ written }) => written === 'restored');
  expect(new Set(restored.map(({ bucket }) => bucket))).toEqual(new Set(['versioned']));
});

test('values that depend on each other shrink together', () => {
  const inParts = trials.map(shrunk).filter(([first]) => first?.size === 'parts');
  expect(inParts.length).toBeGreaterThan(0);
  for (const tried of inParts)
    expect(tried.at(-1)).toMatchObject({ geometry: 'one', size: 'below-a-chunk' });
});
