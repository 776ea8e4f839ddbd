import { expect, test } from 'vitest';
import { allowed, holdingEntries, type Oracle, oracle } from '../../../core/model/allowed.ts';
import { compare } from '../../../core/model/compare.ts';
import { sceneOf } from '../../../core/model/scene.ts';
import type { Played } from '../../../fuzz/play.ts';
import { storySeed, tellStory } from '../../../fuzz/tell.ts';
import { isWhole } from '../../extent.ts';
import { onStages, repertoire } from '../../fuzz/staged.ts';

const requestsMin = isWhole ? 100_000 : 8000;
const openShareMax = 0.15;
const keptOfOperation = 4;

/** Requests by the entry of the oracle that decided, a few of each operation. */
type Samples = ReadonlyMap<string, readonly Played[]>;

interface Agreement {
  readonly requests: number;
  readonly open: number;
  readonly disagreements: readonly string[];
  readonly samples: Samples;
}

let told: Promise<Agreement> | undefined;

/** Stories against the honest reference endpoint, once for all tests of this file. */
function agreement(): Promise<Agreement> {
  told ??= onStages([], async (stages) => {
    let [requests, open] = [0, 0];
    const disagreements: string[] = [];
    const samples = new Map<string, Played[]>();
    for (let number = 0; requests < requestsMin; number += 1) {
      const { played } = await tellStory(storySeed(1, number), await stages.next(0), {
        ...{ repertoire, isEnough: () => false },
      });
      requests += played.length;
      for (const one of played) {
        const { before, request, mismatches } = one;
        if (allowed(before[0], request).kind === 'open') open += 1;
        disagreements.push(...mismatches.map((found) => `${number} ${JSON.stringify(found)}`));
        const [first, ...more] = holdingEntries(sceneOf(before[0], request));
        // Where two entries hold, either of them can be turned without a difference.
        if (first === undefined || more.length > 0 || before.length > 1) continue;
        const id = first.id.split('@')[0] ?? first.id;
        const kept = samples.get(id) ?? [];
        const { operation } = request;
        // One operation may be refused for good, as GetObjectTorrent is, and show no difference.
        const alike = kept.filter((other) => other.request.operation === operation);
        if (alike.length < keptOfOperation) samples.set(id, [...kept, one]);
      }
    }
    return { requests, open, disagreements, samples };
  });
  return told;
}

test(`the oracle and the reference endpoint agree on ${requestsMin} requests`, async () => {
  const { requests, disagreements } = await agreement();
  expect(requests).toBeGreaterThanOrEqual(requestsMin);
  expect(disagreements).toEqual([]);
});

test('of what is drawn at most 15 % is left open', async () => {
  const { requests, open } = await agreement();
  expect(open / requests).toBeLessThanOrEqual(openShareMax);
});

/** Entries that no story reaches alone, with the reason. */
const notReached: Readonly<Record<string, string>> = {};

/** Entries without which the oracle agrees with the reference endpoint as well, with the reason. */
const notTurned: Readonly<Record<string, string>> = {
  torrent: 'the answer is 405, which says that the operation is not offered and fits either way',
};

const entries = [...oracle.members, ...oracle.carriers, ...oracle.requests];

/** The oracle with one entry taken away, or with one that refuses what was left open. */
function turned(id: string): readonly Oracle[] {
  const changed = (change: <E extends { readonly id: string }>(entry: E) => readonly E[]) => ({
    members: oracle.members.flatMap(change),
    carriers: oracle.carriers.flatMap(change),
    requests: oracle.requests.flatMap(change),
  });
  return [
    changed((entry) => (entry.id === id ? [] : [entry])),
    changed((entry) =>
      entry.id === id ? [{ ...entry, says: 'refuse' as const, level: 'MUST' as const }] : [entry],
    ),
  ];
}

test.each(entries.map(({ id }) => id))('the oracle disagrees without the entry %s', async (id) => {
  const { samples } = await agreement();
  const found = samples.get(id) ?? [];
  if (notReached[id] !== undefined) return void expect(found).toEqual([]);
  const differs = found.some(({ before, request, exchange }) =>
    turned(id).some((by) => compare(before, request, exchange, by).length > 0),
  );
  // Few requests reach every common entry; the whole number reaches the rare ones, too.
  if (isWhole || found.length > 0) expect(differs).toBe(notTurned[id] === undefined);
});

test('most entries are reached', async () => {
  const { samples } = await agreement();
  const lacking = entries.map(({ id }) => id).filter((id) => !samples.has(id));
  const lackingMax = Math.floor((isWhole ? 0.1 : 0.15) * entries.length);
  expect(lacking.slice(lackingMax)).toEqual([]);
});
