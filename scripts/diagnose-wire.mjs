// Over the wire: runs drawn faults, and pairs of faults, with another seed than the kill matrix was
// measured with, and counts how often the diagnosis names them. By name only: a fault takes a run.
//   node scripts/diagnose-wire.mjs --faults 60 --pairs 30 --seed 7
import './build.mjs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const number = (text) => ({ type: 'string', default: text });
const { values: flags } = parseArgs({
  options: { faults: number('6'), pairs: number('3'), seed: number('7') },
});
const load = (path) => import(new URL(`../dist/${path}`, import.meta.url));
const { run } = await load('runner/run.js');
const { startReferenceEndpoint } = await load('fixtures/endpoint/index.js');
const { killMatrix, killsOf } = await load('spec/kill-matrix.js');
const { faultFacts } = await load('spec/fault-ids.js');

const folder = mkdtempSync(join(tmpdir(), 'sse-c-diagnose-'));
const known = Object.keys(killMatrix.faults).filter(
  (id) => id in faultFacts && !faultFacts[id].isMixture && killsOf(id).length > 0,
);
const random = randomFrom(Number(flags.seed));
const drawn = () => known[Math.floor(random() * known.length)];

const singles = Array.from({ length: Number(flags.faults) }, () => [drawn()]);
const pairs = Array.from({ length: Number(flags.pairs) }, () => [drawn(), drawn()]);
await judge('first', singles, 1);
await judge('among the first four', pairs, 4);
rmSync(folder, { recursive: true, force: true });

async function judge(what, sets, count) {
  let right = 0;
  for (const faults of sets) {
    const causes = (await diagnosisOf(faults)).causes.slice(0, count);
    const isRight = faults.every((fault) => causes.some((cause) => names(cause, fault)));
    right += Number(isRight);
    const found = causes.map(({ id }) => id).join(', ');
    process.stdout.write(`${isRight ? 'right' : 'wrong'}  ${faults.join(' + ')}: ${found}\n`);
  }
  process.stdout.write(`${what}: ${right} of ${sets.length}\n`);
}

function names({ faults }, fault) {
  const wanted = killsOf(fault).join();
  return faults.some((one) => killsOf(one).join() === wanted);
}

async function diagnosisOf(faults) {
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
    ...{ rules: [], operations: [], level: 'MAY', trials: 1, seed: Number(flags.seed) },
    ...{ concurrency: 32, timeoutMs: 60_000, budgetMs: 900_000, failOn: 'must', require: ['sdk'] },
    ledgerFile: join(folder, `${faults.join('-')}.jsonl`),
  };
  try {
    return (await run(config, {}, undefined, 'here')).diagnosis;
  } finally {
    await endpoint.close();
  }
}

function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x80000000;
  };
}
