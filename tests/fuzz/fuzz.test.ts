import { describe, expect, test } from 'vitest';
import { causeOf } from '../../fuzz/cause.ts';
import { readReplayFile, replayFileOf } from '../../fuzz/replay-file.ts';
import { showing } from '../../fuzz/shrink.ts';
import { storyOf, storySeed, tellStory } from '../../fuzz/tell.ts';
import type { FaultId } from '../../spec/fault-ids.ts';
import { rowsOf } from '../extent.ts';
import { fuzzed, onStages, repertoire } from './staged.ts';

const storiesMax = 1500;

/** Faults of different kinds; of the sample one for each thing that the model judges. */
const faults: readonly FaultId[] = [
  'get-object.skips.algorithm-value',
  'suffix-range-skips-key-check',
  'presigned-range-skips-key-check',
  'copy-copies-ciphertext',
  'upload-part.changes.etag',
  'part-copy-etag-is-plaintext-md5',
  'space-in-name-skips-key-check',
  'part-copy-source-unchecked',
  'head-of-overwriting-copy-skips-key-check',
  'multipart-drops-metadata',
];
const sampled: readonly FaultId[] = [
  'get-object.skips.algorithm-value',
  'suffix-range-skips-key-check',
  'copy-copies-ciphertext',
];

describe.each(rowsOf(faults, (fault) => sampled.includes(fault)))(
  'an endpoint with %s',
  (fault) => {
    test('is found by stories alone, in a story that is small and shows it again', async () => {
      const { findings } = await fuzzed([fault], { seed: 7, storiesMax, stopsAtFirst: () => true });
      const [found] = findings;
      expect(found).toBeDefined();
      expect(found?.story.steps.length).toBeLessThanOrEqual(8);
      expect(found?.cameBack).toBe(3);
    });
  },
);

test('an honest endpoint is found nothing against', async () => {
  const { findings, stories } = await fuzzed([], { seed: 11, storiesMax: 60 });
  expect(stories).toBe(60);
  expect(findings.map(({ mismatch, story }) => ({ mismatch, story }))).toEqual([]);
});

test('a finding is played again from its replay file, and not on an honest endpoint', async () => {
  const { findings } = await fuzzed(['copy-copies-ciphertext'], {
    ...{ seed: 7, storiesMax, stopsAtFirst: () => true },
  });
  const [found] = findings;
  if (found === undefined) throw new Error('no finding');
  const read = readReplayFile(replayFileOf(found, '1.2.3'), '1.2.3');
  if (read.trouble !== undefined) throw new Error(read.trouble);
  const { story, cause } = read.file;
  const shown = await onStages(['copy-copies-ciphertext'], async (stages) =>
    showing(story, cause, { stage: await stages.next(0) }),
  );
  expect(shown.shown).toBeDefined();
  const honest = await onStages([], async (stages) =>
    showing(story, cause, { stage: await stages.next(0) }),
  );
  expect(honest.shown).toBeUndefined();
});

test('a replay file of another version, or none at all, is named and not played', () => {
  const story = { seed: 1, names: ['a', 'b', 'c'], steps: [] };
  const file = { format: 'sse-c-conformance story 1', version: '9.9.9', cause: '', story };
  expect(readReplayFile(JSON.stringify(file), '1.0.0').trouble).toMatch(/version 9\.9\.9/);
  for (const text of ['', '{}', '[]', 'null', '{"format":"other"}'])
    expect(readReplayFile(text, '1.0.0').trouble).toMatch(/no|not/);
});

test('the same seed tells the same stories', async () => {
  const told = () =>
    onStages([], async (stages) =>
      storyOf(
        await tellStory(storySeed(5, 1), await stages.next(0), {
          ...{ repertoire, isEnough: () => false },
        }),
      ),
    );
  expect(await told()).toEqual(await told());
});

test('a corpus is played before anything is drawn', async () => {
  const { findings } = await fuzzed(['suffix-range-skips-key-check'], {
    ...{ seed: 7, storiesMax, stopsAtFirst: () => true },
  });
  const [found] = findings;
  if (found === undefined) throw new Error('no finding');
  const again = await fuzzed(['suffix-range-skips-key-check'], {
    ...{ seed: 99, storiesMax: 1, concurrency: 1, corpus: [found.story] },
  });
  expect(again.findings.map(({ cause }) => cause)).toEqual([found.cause]);
});

test('a cause that is seen again is counted, not reported again', async () => {
  const { findings } = await fuzzed(['no-echo'], { seed: 2, storiesMax: 12 });
  const causes = findings.map(({ cause }) => cause);
  expect(new Set(causes).size).toBe(causes.length);
  expect(Math.max(...findings.map(({ seen }) => seen))).toBeGreaterThan(1);
});

test('no time and no story are no finding, and no success either', async () => {
  const told = await fuzzed([], { seed: 1, budgetMs: 0 });
  expect(told).toMatchObject({ stories: 0, requests: 0, findings: [] });
});

test('an endpoint that dies ends the run with what was found until then', async () => {
  const told = await onStages([], async (stages) => {
    let sent = 0;
    const dying = {
      next: async (worker: number) => {
        const stage = await stages.next(worker);
        return {
          ...stage,
          endpoint: {
            exchange: async (
              ...[draft, role, limits]: Parameters<typeof stage.endpoint.exchange>
            ) => {
              sent += 1;
              const exchange = await stage.endpoint.exchange(draft, role, limits);
              return sent < 40
                ? exchange
                : { ...exchange, status: 0, headers: [], broken: 'unreachable' as const };
            },
          },
        };
      },
    };
    const { fuzz } = await import('../../fuzz/fuzz.ts');
    return fuzz({
      ...{ seed: 1, repertoire, concurrency: 1, budgetMs: 60_000 },
      stages: dying as unknown as typeof stages,
    });
  });
  expect(told.endedBy).toBe('the endpoint');
  expect(told.findings).toEqual([]);
});

test('a cause names the sentence, the operation and what decided', async () => {
  const clause = 'ssec.get.same-key';
  const { findings } = await fuzzed(['get-object.skips.stored-key'], {
    ...{ seed: 7, storiesMax, stopsAtFirst: (found) => found.clause === clause },
  });
  const found = findings.find(({ mismatch }) => mismatch.clause === clause);
  const last = found?.played.at(-1);
  expect(last && found && causeOf(last, found.mismatch)).toMatch(
    /^MUST ssec\.get\.same-key GetObject plaintext-exposed 2 other-key@headers/,
  );
});

test('shards play every story of a whole run once', async () => {
  const numbersOf = async (
    shard: { readonly index: number; readonly count: number } | undefined,
  ) => {
    const { stories, findings } = await fuzzed(['no-echo'], {
      ...{ seed: 2, storiesMax: 7, shard, concurrency: 1, shrinkRequestsMax: 0 },
    });
    return { stories, first: findings.map(({ number }) => number) };
  };
  const shards = [1, 2, 3].map((index) => numbersOf({ index, count: 3 }));
  const [one, two, three] = await Promise.all(shards);
  expect([one?.stories, two?.stories, three?.stories]).toEqual([3, 2, 2]);
  expect(one?.first.every((number) => number % 3 === 0)).toBe(true);
  expect(two?.first.every((number) => number % 3 === 1)).toBe(true);
  expect(two?.first.length).toBeGreaterThan(0);
});
