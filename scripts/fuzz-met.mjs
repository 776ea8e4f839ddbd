// All faults of the reference endpoint in a part of the time that fuzz-faults.mjs takes: stories are played once to
// an endpoint that notes which faults a request meets, and each fault then gets only those that meet it.
//   node scripts/fuzz-met.mjs [--stories 1000] [--seed 1] [--most 60] [--part 1/2]
// --most: of the stories that meet a fault the first so many. --part: every second fault, from the first on.
import { parseArgs } from 'node:util';
import { clausesOf, names } from './fuzz-clauses.mjs';
import { limitOf } from './fuzz-limits.mjs';
import { onStages, repertoire, started } from './fuzz-stages.mjs';

const dist = new URL('../dist/', import.meta.url);
const { startReferenceEndpoint } = await import(new URL('fixtures/endpoint/index.js', dist));
const { watching } = await import(new URL('fixtures/endpoint/faults/index.js', dist));
const { fuzz } = await import(new URL('fuzz/fuzz.js', dist));
const { storyOf, storySeed, tellStory } = await import(new URL('fuzz/tell.js', dist));
const { killMatrix } = await import(new URL('spec/kill-matrix.js', dist));

const { values: flags } = parseArgs({
  options: {
    stories: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    most: { type: 'string', default: '60' },
    part: { type: 'string', default: '1/1' },
  },
});
const seed = Number(flags.seed);
const [part, parts] = flags.part.split('/').map(Number);
const faults = Object.keys(killMatrix.faults)
  .sort()
  .filter((_, at) => at % parts === part - 1);
const concurrency = 4;

/** The stories, and for each fault those that meet it. */
async function played() {
  const watch = watching(faults);
  const endpoint = await startReferenceEndpoint({ behaviour: watch.behaviour });
  const meeting = new Map(faults.map((fault) => [fault, []]));
  await onStages(endpoint, 1, async (stages) => {
    const telling = { repertoire, isEnough: () => false };
    for (let number = 0; number < Number(flags.stories); number += 1) {
      watch.taken();
      const stage = await stages.next(0);
      const story = storyOf(await tellStory(storySeed(seed, number), stage, telling));
      for (const fault of watch.taken()) meeting.get(fault)?.push(story);
    }
  });
  await endpoint.close();
  return meeting;
}

/** What a fault is found by: a clause of its own, another one, or nothing. */
async function judged(fault, corpus) {
  const { worker, endpoint } = await started(fault);
  const isNamed = names(clausesOf(fault));
  let isOwn = false;
  const { findings } = await onStages(endpoint, concurrency, (stages) =>
    fuzz({
      ...{ seed, concurrency, stages, repertoire, corpus, storiesMax: corpus.length },
      budgetMs: 300_000,
      stopsAtFirst: (mismatch, last) => {
        const all = [mismatch, ...last.mismatches];
        isOwn ||= all.some(({ clause, also = [] }) => [clause, ...also].some(isNamed));
        return isOwn;
      },
    }),
  );
  await worker.terminate();
  if (isOwn) return { how: 'found', by: '' };
  const by = findings.map(({ mismatch }) => mismatch.clause).join(', ');
  return { how: findings.length > 0 ? 'found by another clause' : 'missed', by };
}

const counts = {};
for (const [fault, stories] of await played()) {
  const corpus = stories.slice(0, Number(flags.most));
  const { how, by } =
    corpus.length === 0 ? { how: 'not met', by: '' } : await judged(fault, corpus);
  counts[how] = (counts[how] ?? 0) + 1;
  if (how === 'found') continue;
  const why = limitOf(fault) ?? by;
  process.stdout.write(`${fault.padEnd(52)} ${how}, ${stories.length} stories meet it; ${why}\n`);
}
for (const [how, count] of Object.entries(counts)) process.stdout.write(`${count} ${how}\n`);
