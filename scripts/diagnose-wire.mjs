// Over the wire: runs drawn faults, and pairs of faults, with another seed than the kill matrix was
// measured with, and counts how often the diagnosis names them. By name only: a fault takes a run.
//   node scripts/diagnose-wire.mjs --faults 60 --pairs 30 --seed 7
// A run is kept in .tmp/diagnose-wire/, so that what was interrupted goes on, and that a change of
// the diagnosis is judged by the same runs; `--fresh` runs all of them again.
import './build.mjs';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const number = (text) => ({ type: 'string', default: text });
const { values: flags } = parseArgs({
  options: {
    ...{ faults: number('6'), pairs: number('3'), seed: number('7'), together: number('2') },
    fresh: { type: 'boolean', default: false },
  },
});
const load = (path) => import(new URL(`../dist/${path}`, import.meta.url));
const { run } = await load('runner/run.js');
const { diagnose } = await load('diagnosis/diagnose.js');
const { startReferenceEndpoint } = await load('fixtures/endpoint/index.js');
const { killMatrix, killsOf } = await load('spec/kill-matrix.js');
const { faultFacts } = await load('spec/fault-ids.js');

const folder = fileURLToPath(new URL(`../.tmp/diagnose-wire/${flags.seed}`, import.meta.url));
if (flags.fresh) rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const known = Object.keys(killMatrix.faults)
  .filter((id) => id in faultFacts && !faultFacts[id].isMixture && killsOf(id).length > 0)
  .sort();

// Each of the two lists has its own numbers: a longer one begins as a shorter one does.
const singles = drawn(Number(flags.faults), 1, Number(flags.seed));
const pairs = drawn(Number(flags.pairs), 2, Number(flags.seed) + 1);
await judge('the fault first', singles, 1);
await judge('both of a pair among the first four', pairs, 4);

async function judge(what, sets, count) {
  let right = 0;
  const left = [...sets];
  const next = async () => {
    for (let faults = left.shift(); faults !== undefined; faults = left.shift()) {
      const causes = diagnose(await casesOf(faults)).causes.slice(0, count);
      const isRight = faults.every((fault) => causes.some((cause) => names(cause, fault)));
      right += Number(isRight);
      const found = causes.map(({ id }) => id).join(', ');
      process.stdout.write(`${isRight ? 'right' : 'wrong'}  ${faults.join(' + ')}: ${found}\n`);
    }
  };
  await Promise.all(Array.from({ length: Number(flags.together) }, next));
  process.stdout.write(`${what}: ${right} of ${sets.length}\n`);
}

function names({ faults }, fault) {
  const wanted = killsOf(fault).join();
  return faults.some((one) => killsOf(one).join() === wanted);
}

async function casesOf(faults) {
  const file = join(folder, `${faults.join('+')}.json`);
  if (!existsSync(file)) writeFileSync(file, JSON.stringify(await judgedCases(faults)));
  return JSON.parse(readFileSync(file, 'utf8'));
}

async function judgedCases(faults) {
  const endpoint = await startReferenceEndpoint({ faults });
  const { accessKeyId, secretAccessKey } = endpoint;
  const config = {
    endpoint: endpoint.url,
    endpointHttp: endpoint.httpUrl,
    endpointKind: 'reference',
    region: endpoint.region,
    addressing: 'path',
    ca: endpoint.caPem,
    ...{ insecure: false, allowHttp: false, quick: false, shrinks: false },
    credentials: { accessKeyId, secretAccessKey },
    secondCredentials: endpoint.secondAccount,
    ...{ rules: [], operations: [], level: 'MAY', trials: 1, seed: Number(flags.seed) },
    ...{ concurrency: 32, timeoutMs: 240_000, budgetMs: 1_800_000, failOn: 'must', require: [] },
    ledgerFile: join(folder, `${faults.join('+')}.jsonl`),
  };
  try {
    return (await run(config, {}, undefined, 'here')).cases;
  } finally {
    await endpoint.close();
  }
}

function drawn(sets, size, seed) {
  const random = randomFrom(seed);
  const left = [...known];
  const one = () => left.splice(Math.floor(random() * left.length), 1)[0];
  return Array.from({ length: sets }, () => Array.from({ length: size }, one));
}

function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x80000000;
  };
}
