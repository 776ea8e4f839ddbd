import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { modelOperations } from '../../core/model/request.ts';
import { featuresOfStories } from '../../runner/stories.ts';
import { features } from '../../spec/features.ts';
import { operationNeeds } from '../../spec/operation-needs.ts';

const folder = new URL('../../fuzz/draw/', import.meta.url);
const text = readdirSync(folder)
  .map((file) => readFileSync(new URL(file, folder), 'utf8'))
  .join('\n');

// A feature that is not probed counts as there, and what an endpoint lacks would be held against it.
test('every feature that steps are drawn by is probed before stories', () => {
  const named = Object.keys(features).filter((feature) => text.includes(`'${feature}'`));
  expect(named.length).toBeGreaterThan(15);
  const lacking = named.filter((feature) => !(featuresOfStories as Set<string>).has(feature));
  expect(lacking).toEqual([]);
});

test('every feature that an operation of stories needs is probed, but versioning', () => {
  const needed = new Set(modelOperations.flatMap((one) => operationNeeds[one] ?? []));
  const lacking = [...needed].filter((feature) => !featuresOfStories.has(feature));
  expect(lacking).toEqual(['versioning']);
});
