import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { enumerated } from '../../../core/enumerated.ts';
import type { Given, Rule } from '../../../core/rule.ts';
import { each } from '../../../generators/index.ts';
import { drawsOf } from '../../../runner/plan/draw.ts';

const any = fc.integer({ min: 0, max: 1_000_000_000 });
const ofGiven = (given: Given, trials?: number) =>
  ({ given, ...(trials !== undefined && { trials }) }) as unknown as Rule;
const of = { caseId: 'a@GetObject', seed: 7, trials: 3 };

function drawn(given: Given, changes: Partial<typeof of & { quick: boolean }> = {}, own?: number) {
  const draws = drawsOf(ofGiven(given, own), { ...of, ...changes });
  return Array.from({ length: draws.count }, (_, index) => draws.trial(index).values);
}

describe('the number of trials', () => {
  const given = { one: each('a', 'b'), two: each('x', 'y', 'z'), any };
  test('there is a trial for each combination of listed values, or more where more are asked for', () => {
    expect(drawn(given)).toHaveLength(6);
    expect(drawn(given, { trials: 6 })).toHaveLength(6);
    expect(drawn(given, { trials: 7 })).toHaveLength(7);
    expect(drawn({ any })).toHaveLength(3);
  });
  test('the number of trials of a rule is for the default of --trials, and more scale it', () => {
    expect(drawn({ any }, { trials: 2 }, 12)).toHaveLength(24);
    expect(drawn({ any }, { trials: 10 }, 12)).toHaveLength(120);
    expect(drawn({ any }, { trials: 1 }, 12)).toHaveLength(12);
    expect(drawn({ any }, { trials: 1 }, 1)).toHaveLength(1);
    expect(drawn({ any }, { trials: 9 }, 1)).toHaveLength(9);
    expect(drawn(given, { trials: 2 }, 2)).toHaveLength(6);
  });
  test('there is one trial where nothing is drawn, and with --quick', () => {
    expect(drawn({}, { trials: 9 })).toEqual([{}]);
    expect(drawn(given, { quick: true })).toHaveLength(1);
    expect(drawn(given, { quick: true })[0]).toMatchObject({ one: 'a', two: 'x' });
    const nothing = drawsOf(ofGiven({}), of);
    expect(fc.sample(nothing.source(0).arbitrary, 1)).toEqual([{}]);
    expect(nothing.trial(0).source).toEqual(nothing.source(0));
  });
});

describe('the drawn values', () => {
  const given = { one: each('a', 'b'), two: each('x', 'y', 'z'), any };
  test('every combination of listed values is tried once before any is tried again', () => {
    const cells = (values: readonly Readonly<Record<string, unknown>>[]) =>
      values.map(({ one, two }) => `${one}${two}`);
    const names = ['ax', 'ay', 'az', 'bx', 'by', 'bz'];
    expect(cells(drawn(given))).toEqual(names);
    expect(cells(drawn(given, { trials: 14 }))).toEqual([...names, ...names, 'ax', 'ay']);
  });
  test('drawn values differ from trial to trial', () => {
    const values = drawn({ any }, { trials: 30 }).map((one) => one.any);
    expect(new Set(values).size).toBeGreaterThan(20);
    const again = drawn(given, { trials: 12 });
    expect(again[0]?.any).not.toBe(again[6]?.any);
  });
  test('drawn values depend on the seed and the case, and not on the number of trials', () => {
    expect(drawn(given)).toEqual(drawn(given));
    expect(drawn({ any })).not.toEqual(drawn({ any }, { seed: 8 }));
    expect(drawn({ any })).not.toEqual(drawn({ any }, { caseId: 'b@GetObject' }));
    // More trials change none of the first ones.
    expect(drawn({ any }, { trials: 9 }).slice(0, 3)).toEqual(drawn({ any }));
  });
  test('drawn values come again from their recorded source', () => {
    const draws = drawsOf(ofGiven(given), { ...of, trials: 9 });
    for (let index = 0; index < draws.count; index += 1) {
      const { arbitrary, seed, sampleIndex } = draws.source(index);
      const sample = fc.sample(arbitrary, { seed, numRuns: sampleIndex + 1 });
      expect(sample[sampleIndex]).toEqual(draws.trial(index).values);
      expect(draws.trial(index).source).toEqual(draws.source(index));
    }
  });
  test('a trial that does not exist has no values', () => {
    expect(drawsOf(ofGiven({ any }), of).trial(99).values).toEqual({});
  });
});

test('listed values are also drawn at random', () => {
  const one = enumerated([fc.constant('a'), fc.constant('b')]);
  expect(new Set(fc.sample(one, { numRuns: 50, seed: 1 }))).toEqual(new Set(['a', 'b']));
});
