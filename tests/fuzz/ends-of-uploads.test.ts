import { expect, test } from 'vitest';
import { storySeed, tellStory } from '../../fuzz/tell.ts';
import { onStages, repertoire } from './staged.ts';

const stories = 40;

test('a story asks to complete each upload that has parts, and reads what they made', async () => {
  await onStages([], async (stages) => {
    let completed = 0;
    for (let number = 0; number < stories; number += 1) {
      const stage = await stages.next(0);
      const telling = { repertoire, isEnough: () => false };
      const { state, played } = await tellStory(storySeed(1, number), stage, telling);
      const ends = played.filter(({ request }) => request.operation === 'CompleteMultipartUpload');
      const open = [...state.buckets.values()].flatMap(({ uploads }) => [...uploads]);
      for (const [upload, { parts }] of open)
        if (parts.size > 0) expect(ends.map(({ request }) => request.upload)).toContain(upload);
      const last = played.findLastIndex((one) => ends.includes(one) && one.exchange.status === 200);
      if (last < 0) continue;
      completed += 1;
      const after = played.slice(last + 1).map(({ request }) => request.operation);
      expect(after).toContain('GetObject');
    }
    expect(completed).toBeGreaterThan(4);
  });
});
