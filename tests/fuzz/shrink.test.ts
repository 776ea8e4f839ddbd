import { expect, test } from 'vitest';
import { shrunk } from '../../fuzz/shrink.ts';
import type { SentKey, Step, Story } from '../../fuzz/step.ts';
import { onStages } from './staged.ts';

const place = { bucket: 'one', name: 0, signing: 'header', scheme: 'https' } as const;
const body = { sizeBytes: 64, seed: 1 };
const put = (key: SentKey['key']): Step => ({
  ...{ ...place, operation: 'PutObject', key: { key, salt: 0 }, body },
});
const readWithUnknownAlgorithm: Step = {
  ...{ ...place, operation: 'GetObject' },
  key: { key: 'B', salt: 0, state: { algorithm: 'other-value' } },
};

test('a story with a race shrinks to the write that its finding needs, whoever came last', async () => {
  const story: Story = {
    ...{ seed: 1, names: ['a', 'b', 'c'] },
    steps: [{ ...put('A'), together: [put('B'), put('C')] }, readWithUnknownAlgorithm],
  };
  const cause = 'MUST ssec.put.algorithm GetObject plaintext-exposed 2 algorithm-unknown@headers';
  const small = await onStages(['get-object.skips.algorithm-value'], (stages) =>
    shrunk(story, cause, {
      newStage: () => stages.next(0),
      limits: { requestsMax: 300, isOver: () => false },
    }),
  );
  expect(small?.story.steps).toMatchObject([
    { operation: 'PutObject' },
    { operation: 'GetObject' },
  ]);
  expect(small?.story.steps.some(({ together }) => together !== undefined)).toBe(false);
});
