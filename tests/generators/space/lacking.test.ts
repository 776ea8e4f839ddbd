import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SpaceCase, SpacePlan } from '../../../core/space.ts';
import type { DimensionValue } from '../../../generators/space/dimensions/dimension.ts';
import { faultDraws } from '../../../generators/space/fault-trials.ts';
import { everyFeature, readDraws } from '../../../generators/space/read-trials.ts';
import { everyReader } from '../../../generators/space/reads-of-each-value.ts';
import { factorsOf, sceneDimensions } from '../../../generators/space/scene-space.ts';
import { writeDraws } from '../../../generators/space/write-trials.ts';
import type { Feature } from '../../../spec/features.ts';
import { operationNeeds } from '../../../spec/operation-needs.ts';
import type { OperationName } from '../../../spec/operations.ts';

const features: readonly Feature[] = everyFeature;
const draws = {
  'read-with-key': readDraws('with-key'),
  'read-needs-key': readDraws('without-key'),
  write: writeDraws,
  'one-fault': faultDraws,
} as const;
/** Cases in which all of the dimensions occur. */
const cases: readonly (readonly [keyof typeof draws, OperationName])[] = [
  ['read-with-key', 'HeadObject'],
  ['read-with-key', 'UploadPartCopy'],
  ['read-needs-key', 'GetObject'],
  ['write', 'PutObject'],
  ['write', 'CopyObject'],
  ['one-fault', 'PutObject'],
  ['one-fault', 'PostObject'],
];
const of = (operation: OperationName, ...lacking: readonly Feature[]): SpaceCase => ({
  ...{ operation, seed: 42, strength: 2 },
  lacking: Object.fromEntries(lacking.map((one) => [one, `no ${one}`])),
});
const covered = ({ trials }: SpacePlan) => [...new Set(trials.flatMap(({ covers }) => covers))];
const sorted = (names: Iterable<string>) => [...new Set(names)].sort();
/** Whether a pair is meant, by its own name or by one that stands for each fault. */
const isMeant = (pair: string) => (one: { readonly combination: string }) =>
  one.combination.replace(/ each fault,.*/, '') === pair.replace(/ .*/, '') &&
  one.combination.includes(' each fault, ')
    ? pair.endsWith(one.combination.replace(/^.* each fault/, ''))
    : one.combination === pair;
const valuesOf = (plan: SpacePlan) =>
  plan.trials.map((one) => fc.sample(one.values, { numRuns: 1, seed: 1 })[0] ?? {});

describe.each(features)('on an endpoint without %s', (feature) => {
  test.each(cases)('space.%s@%s covers every pair that does not need it', (rule, operation) => {
    const all = draws[rule].plan(of(operation));
    const plan = draws[rule].plan(of(operation, feature));
    const needing = plan.infeasible.filter(({ reason }) => reason === `no ${feature}`);
    const left = all.feasible.filter((one) => !needing.some(isMeant(one)));
    expect(sorted(plan.feasible)).toEqual(sorted(left));
    expect(sorted(covered(plan))).toEqual(sorted(left));
    for (const values of valuesOf(plan))
      expect(draws[rule].settingOf(values).needs).not.toContain(feature);
  });

  test('the operations that read meet each value that does not need it, between them', () => {
    const met = everyReader.flatMap((operation) => {
      const plan = faultDraws.plan(of(operation, feature));
      return covered(plan).map((name) => name.replace(/^.*, /, ''));
    });
    const values = Object.entries(sceneDimensions).flatMap(([dimension, all]) =>
      Object.entries<DimensionValue>(all)
        .filter(([, { needs = [] }]) => !needs.includes(feature))
        .map(([value]) => `${dimension}=${value}`),
    );
    expect(values.filter((value) => !met.includes(value))).toEqual([]);
  });
});

describe('on an endpoint that lacks a feature', () => {
  test('the values of other operations are divided among those that it reads by', () => {
    const lacking = ['object-attributes', 'copy', 'ssec-copy-source'] as const;
    const names = Object.entries(factorsOf(sceneDimensions)).flatMap(([dimension, values]) =>
      values.map((value) => `${dimension}=${value}`),
    );
    const plans = (['GetObject', 'HeadObject'] as const).map((one) =>
      faultDraws.plan(of(one, ...lacking)),
    );
    const met = plans.flatMap(covered).map((name) => name.replace(/^.*, /, ''));
    const needing = plans.flatMap(({ infeasible }) => infeasible.map((one) => one.combination));
    const without = names.filter((one) => !needing.some((other) => other.endsWith(`, ${one}`)));
    expect(without.filter((one) => !met.includes(one))).toEqual([]);
    expect(without).not.toContain('written=rotation');
  });

  test('a case of which every row needs the feature has none, and says why', () => {
    const plan = writeDraws.plan(of('UploadPartCopy', 'ssec-copy-source'));
    expect([plan.trials, plan.feasible]).toEqual([[], []]);
    expect(new Set(plan.infeasible.map(({ reason }) => reason))).toEqual(
      new Set(['no ssec-copy-source']),
    );
  });

  test('a replay of one case asks for the features on which the plan of its trials depends', () => {
    const ofReaders = everyReader.flatMap((one) => operationNeeds[one] ?? []);
    const needs = new Set([...everyFeature, ...ofReaders]);
    expect(sorted(faultDraws.mayNeed)).toEqual(sorted(needs));
    expect(needs).toContain('object-attributes');
  });
});
