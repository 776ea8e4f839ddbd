// How many faults the fuzzer finds in how much time, with an empty corpus. A fault counts as found
// at the first finding whose clause belongs to a rule that fails on the fault in the kill matrix,
// and only if it is found with every seed.
//   node scripts/fuzz-faults.mjs [FAULT…] [--count N] [--draw SEED] [--seeds 1,2,3] [--budget SECONDS]
// --within SECONDS begins no fault later than that, and counts those that it began.
// --any counts every finding, whatever its clause.
// Without faults, --count of them are drawn by --draw. Exits 1 if less than --share of them is found.
import { parseArgs } from 'node:util';
import { clausesOf, names } from './fuzz-clauses.mjs';
import { limitOf } from './fuzz-limits.mjs';
import { onStages, repertoire, started } from './fuzz-stages.mjs';

const dist = new URL('../dist/', import.meta.url);
const { fuzz } = await import(new URL('fuzz/fuzz.js', dist));
const { randomOf } = await import(new URL('generators/random.js', dist));
const { killMatrix } = await import(new URL('spec/kill-matrix.js', dist));

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string', default: '20' },
    draw: { type: 'string', default: '1' },
    seeds: { type: 'string', default: '1' },
    budget: { type: 'string', default: '60' },
    share: { type: 'string', default: '0.95' },
    concurrency: { type: 'string', default: '8' },
    trials: { type: 'string' },
    within: { type: 'string', default: 'Infinity' },
    any: { type: 'boolean', default: false },
  },
});
const concurrency = Number(flags.concurrency);
const seeds = flags.seeds.split(',').map(Number);

function drawn() {
  const left = Object.keys(killMatrix.faults).sort();
  const random = randomOf(Number(flags.draw));
  const count = Math.min(Number(flags.count), left.length);
  return Array.from({ length: count }, () => left.splice(random.below(left.length), 1)[0]);
}

async function told(fault, seed) {
  const { worker, endpoint } = await started(fault);
  const isNamed = names(clausesOf(fault));
  let foundMs;
  let anyMs;
  let first;
  const result = await onStages(endpoint, concurrency, (stages) => {
    const startedAt = performance.now();
    return fuzz({
      ...{ seed, concurrency, stages, budgetMs: 1000 * Number(flags.budget) },
      ...(flags.trials && { storiesMax: Number(flags.trials) }),
      repertoire,
      stopsAtFirst: (mismatch, last) => {
        const named = [mismatch, ...last.mismatches].flatMap(({ clause, also = [] }) => [
          clause,
          ...also,
        ]);
        anyMs ??= performance.now() - startedAt;
        first ??= named;
        if (!flags.any && !named.some(isNamed)) return false;
        foundMs ??= performance.now() - startedAt;
        return true;
      },
    });
  });
  await worker.terminate();
  return { ...result, foundMs, anyMs, fits: first && fitting(first) };
}

/** The part of all faults that a finding with these clauses would count for: what chance finds. */
function fitting(named) {
  const all = Object.keys(killMatrix.faults);
  return all.filter((fault) => named.some(names(clausesOf(fault)))).length / all.length;
}

function lineOf(fault, { foundMs, requests, stories, findings }) {
  const says = foundMs === undefined ? 'missed' : `found ${(foundMs / 1000).toFixed(1)} s`;
  const seen = findings.map(
    ({ mismatch, story }) => `${mismatch.level} ${mismatch.clause} (${story.steps.length} steps)`,
  );
  const counts = `${stories} stories, ${requests} requests`;
  const missed = foundMs === undefined && findings.length > 0;
  const expected = missed ? `\n  expected one of ${[...clausesOf(fault)].join(', ')}` : '';
  return `${fault.padEnd(52)} ${says.padEnd(13)} ${counts}; ${seen.join(', ') || 'no finding'}${expected}\n`;
}

const wanted = positionals.length > 0 ? positionals : drawn();
const faults = [];
const missed = [];
const shown = [];
const steps = [];
const fits = [];
for (const fault of wanted) {
  if (performance.now() > 1000 * Number(flags.within)) break;
  faults.push(fault);
  const all = [];
  for (const seed of seeds) {
    const one = await told(fault, seed);
    all.push(one);
    process.stdout.write(lineOf(fault, one));
  }
  if (all.some(({ foundMs }) => foundMs === undefined)) missed.push(fault);
  if (all.every(({ anyMs }) => anyMs !== undefined)) shown.push(fault);
  fits.push(...all.flatMap((one) => one.fits ?? []));
  steps.push(...all.flatMap(({ findings }) => findings.map(({ story }) => story.steps.length)));
}
steps.sort((one, other) => one - other);
const found = faults.length - missed.length;
const reasons = missed.flatMap((fault) => (limitOf(fault) ? [`${fault}: ${limitOf(fault)}`] : []));
if (faults.length < wanted.length)
  process.stdout.write(`${faults.length} of ${wanted.length} faults begun in time\n`);
process.stdout.write(`${found} of ${faults.length} faults found\n`);
process.stdout.write(`${shown.length} of ${faults.length} faults show a finding of any clause\n`);
process.stdout.write(
  `median steps of a finding: ${steps[Math.floor(steps.length / 2)] ?? 'none'}\n`,
);
const fitted = fits.reduce((sum, one) => sum + one, 0) / Math.max(1, fits.length);
process.stdout.write(
  `a first finding fits ${Math.round(100 * fitted)} % of all faults by its clauses\n`,
);
if (missed.length > 0) process.stdout.write(`missed: ${missed.join(' ')}\n`);
if (reasons.length > 0)
  process.stdout.write(`of them no story shows:\n  ${reasons.join('\n  ')}\n`);
if (faults.length === 0 || found < Number(flags.share) * faults.length) process.exitCode = 1;
