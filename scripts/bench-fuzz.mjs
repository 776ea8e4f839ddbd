// Stories of the benchmark, in a separate process: prints how many requests a second they sent.
import { onStages, repertoire } from './fuzz-stages.mjs';

const { fuzz } = await import(new URL('../dist/fuzz/fuzz.js', import.meta.url));
const [told, seed, stories, lanes] = process.argv.slice(2);
const concurrency = Number(lanes);
const done = await onStages(JSON.parse(told), concurrency, async (stages) => {
  const startedAt = performance.now();
  const { requests, findings } = await fuzz({
    ...{ seed: Number(seed), storiesMax: Number(stories), concurrency, budgetMs: 600_000 },
    ...{ repertoire, stages },
  });
  const seconds = (performance.now() - startedAt) / 1000;
  return { requests, findings: findings.length, rate: requests / seconds };
});
process.stdout.write(JSON.stringify(done));
