import { expect, test } from 'vitest';
import { ruleOf } from '../../cli/emit-rule.ts';
import { Differences } from '../../fuzz/differences.ts';
import type { Found } from '../../fuzz/findings.ts';
import { Performance, type Stage } from '../../fuzz/play.ts';
import { Reserve } from '../../fuzz/reserve.ts';
import type { Step } from '../../fuzz/step.ts';
import { onStages } from './staged.ts';

const story = { seed: 1, names: ['a', 'b', 'c'] };
const access = { bucket: 'one', name: 0, signing: 'header', scheme: 'https' } as const;
const put: Step = {
  ...{ ...access, operation: 'PutObject', body: { sizeBytes: 64, seed: 1 } },
  key: { key: 'A', salt: 0 },
};
const getWith = (key: NonNullable<Step['key']>['key']): Step => ({
  ...{ ...access, operation: 'GetObject', key: { key, salt: 0 } },
});
const steps = [put, getWith('right'), getWith('B')];

async function performed(stage: Stage, of: readonly Step[]): Promise<Performance> {
  const performance = new Performance(story, stage);
  for (const step of of) await performance.play(step);
  return performance;
}

test('two honest endpoints do not differ, and one that takes any key does in a MUST', async () => {
  const differences = (faults: Parameters<typeof onStages>[0]) =>
    onStages([], (honest) =>
      onStages(faults, async (others) => {
        const found = new Differences();
        await found.compare(await performed(await honest.next(0), steps), await others.next(0));
        return found.all;
      }),
    );
  expect(await differences([])).toEqual([]);
  const [first, ...more] = await differences(['get-object.skips.stored-key']);
  expect(more).toEqual([]);
  expect(first).toMatchObject({
    ...{ level: 'MUST', operation: 'GetObject', clause: 'ssec.get.same-key' },
    ...{ here: '403 AccessDenied', there: '200', seen: 1 },
  });
  expect(first?.steps).toHaveLength(steps.length);
});

test('a reserve reads what is left without a key, with each key and with the right one', async () => {
  await onStages([], async (stages) => {
    const performance = await performed(await stages.next(0), [put]);
    const reserve = new Reserve();
    reserve.offer(performance, 1);
    expect(reserve.reads).toEqual([]);
    reserve.offer(performance, 0);
    const [kept] = reserve.reads;
    const keys = kept?.steps.map(({ key }) => key?.key);
    expect(new Set(keys)).toEqual(new Set([undefined, 'A', 'B', 'C', 'right']));
  });
});

test('the rule of a finding draws the mutation that its last step has', async () => {
  await onStages([], async (stages) => {
    const faulty: Step = {
      ...getWith('A'),
      key: { key: 'A', salt: 3, state: { algorithm: 'other-value' } },
    };
    const { played } = await performed(await stages.next(0), [put, faulty]);
    const found: Found = {
      ...{ cause: '', number: 0, afterMs: 0, cameBack: 3, isShrunk: true, seen: 1, played },
      story: { ...story, steps: [put, faulty] },
      mismatch: {
        ...{ clause: 'ssec.put.algorithm', level: 'MUST', harm: 'plaintext-exposed' },
        ...{ expected: 'GetObject is refused', received: '200' },
      },
    };
    const text = ruleOf(found);
    expect(text).toContain("mutation: mutation('algorithm.aes128')");
    expect(text).toContain("clause: 'ssec.put.algorithm'");
    expect(text).toContain("on: ['GetObject']");
    expect(text.split('\n').slice(0, 2).join('\n')).toMatch(
      /^\/\/ 1\. PutObject.*\n\/\/ 2\. GetObject/,
    );
  });
});
