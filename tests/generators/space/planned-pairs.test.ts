import { describe, expect, test } from 'vitest';
import type { SpacePlan } from '../../../core/space.ts';
import { carries } from '../../../generators/space/dimensions/carries.ts';
import { sent } from '../../../generators/space/dimensions/sent.ts';
import { faultDraws } from '../../../generators/space/fault-trials.ts';
import { carriersOf } from '../../../generators/space/member-trials.ts';
import { faultsOf } from '../../../generators/space/one-fault.ts';
import { writeDraws } from '../../../generators/space/write-trials.ts';
import type { OperationName } from '../../../spec/operations.ts';

const of = (operation: OperationName) =>
  ({ operation, seed: 42, strength: 2, lacking: {} }) as const;
const covered = ({ trials }: SpacePlan) => new Set(trials.flatMap(({ covers }) => covers));
const writing = [
  'PutObject',
  'PostObject',
  'CopyObject',
  'CreateMultipartUpload',
  'UploadPart',
  'UploadPartCopy',
] as const;

describe.each(writing)('%s', (operation) => {
  test('every pair that space.write and space.one-fault name as feasible is planned', () => {
    for (const draws of [writeDraws, faultDraws]) {
      const plan = draws.plan(of(operation));
      const met = covered(plan);
      expect(plan.feasible.filter((pair) => !met.has(pair))).toEqual([]);
      expect(met.size).toBe(plan.feasible.length);
    }
  });

  test('every fault meets every way to send a request, or the report says why not', () => {
    const { feasible, infeasible } = faultDraws.plan(of(operation));
    const named = new Set([...feasible, ...infeasible.map(({ combination }) => combination)]);
    const [carrier = 'headers'] = carriersOf(operation);
    const values = [
      ...Object.keys(sent).map((value) => `sent=${value}`),
      ...Object.keys(carries).map((value) => `carries=${value}`),
    ];
    const isNamed = (value: string) =>
      named.has(`${carrier} each fault, ${value}`) ||
      faultsOf(operation, carrier).every(({ name }) => named.has(`${carrier} ${name}, ${value}`));
    expect(values.filter((value) => !isNamed(value))).toEqual([]);
    for (const { reason } of infeasible) expect(reason).not.toBe('');
  });
});

test('If-None-Match: * goes with every fault of PutObject', () => {
  const met = covered(faultDraws.plan(of('PutObject')));
  const faults = faultsOf('PutObject', 'headers');
  const pairs = faults.map(({ name }) => `headers ${name}, carries=if-none-match`);
  expect(pairs.filter((pair) => !met.has(pair))).toEqual([]);
});
