// How many faults the fuzzer finds in how much time, with an empty corpus. A fault counts as found
// at the first finding whose clause belongs to a rule that fails on the fault in the kill matrix.
//   node scripts/fuzz-faults.mjs [FAULT…] [--count N] [--draw SEED] [--seed N] [--budget SECONDS]
// --any counts every finding, whatever its clause.
// Without faults, --count of them are drawn by --draw. Exits 1 if less than --share of them is found.
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';

const dist = new URL('../dist/', import.meta.url);
const { createClient } = await import(new URL('client/index.js', dist));
const { modelOperations } = await import(new URL('core/model/request.js', dist));
const { fuzz } = await import(new URL('fuzz/fuzz.js', dist));
const { Stages } = await import(new URL('fuzz/stages.js', dist));
const { randomOf } = await import(new URL('generators/random.js', dist));
const { killMatrix, killsOf } = await import(new URL('spec/kill-matrix.js', dist));
const { versioningDocument } = await import(new URL('spec/documents.js', dist));
const { rules } = await import(new URL('suites/index.js', dist));
const { ask } = await import(new URL('world/ask.js', dist));

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: 'string', default: '20' },
    draw: { type: 'string', default: '1' },
    seed: { type: 'string', default: '1' },
    budget: { type: 'string', default: '60' },
    share: { type: 'string', default: '0.95' },
    concurrency: { type: 'string', default: '8' },
    trials: { type: 'string' },
    any: { type: 'boolean', default: false },
  },
});
const concurrency = Number(flags.concurrency);
const clauseOf = new Map(rules.map(({ id, clause, disputed }) => [id, [clause, disputed]]));

function drawn() {
  const left = Object.keys(killMatrix.faults).sort();
  const random = randomOf(Number(flags.draw));
  const count = Math.min(Number(flags.count), left.length);
  return Array.from({ length: count }, () => left.splice(random.below(left.length), 1)[0]);
}

/** The clauses of the rules that fail on a fault. */
function clausesOf(fault) {
  const ids = killsOf(fault).map((id) => id.split('@')[0]);
  return new Set(ids.flatMap((id) => clauseOf.get(id) ?? []).filter((one) => one !== undefined));
}

async function told(fault) {
  const worker = new Worker(new URL('fuzz-endpoint.mjs', import.meta.url), {
    workerData: { faults: [fault] },
  });
  const endpoint = await new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
  const client = createClient({
    credentials: endpoint,
    ...{ region: endpoint.region, addressing: 'path', ca: endpoint.caPem, concurrency: 16 },
    origins: { https: endpoint.url, http: endpoint.httpUrl },
    now: () => new Date(),
  });
  const ownBuckets = Array.from({ length: concurrency }, (_, at) => `two-${at}`);
  for (const bucket of ['one', ...ownBuckets])
    await ask(client, { operation: 'CreateBucket', bucket });
  const body = Buffer.from(versioningDocument('Enabled'));
  for (const bucket of ownBuckets)
    await ask(client, { operation: 'PutBucketVersioning', bucket, body });
  const clauses = clausesOf(fault);
  const startedAt = performance.now();
  let foundMs;
  const options = { bucket: 'one', ownBuckets, hasVersions: true, prefix: 'stories/' };
  const result = await fuzz({
    ...{ seed: Number(flags.seed), concurrency, budgetMs: 1000 * Number(flags.budget) },
    ...(flags.trials && { storiesMax: Number(flags.trials) }),
    repertoire: {
      offered: new Set(modelOperations),
      hasHttp: true,
      isSwarm: true,
      has: () => true,
    },
    stages: new Stages({ endpoint: client, ...options }),
    stopsAtFirst: ({ clause }) => {
      if (!flags.any && !clauses.has(clause)) return false;
      foundMs ??= performance.now() - startedAt;
      return true;
    },
  });
  await client.close();
  await worker.terminate();
  return { ...result, foundMs };
}

const faults = positionals.length > 0 ? positionals : drawn();
let found = 0;
for (const fault of faults) {
  const { foundMs, requests, stories, findings } = await told(fault);
  if (foundMs !== undefined) found += 1;
  const says = foundMs === undefined ? 'missed' : `found ${(foundMs / 1000).toFixed(1)} s`;
  const seen = findings.map(
    ({ mismatch, story }) => `${mismatch.level} ${mismatch.clause} (${story.steps.length} steps)`,
  );
  process.stdout.write(
    `${fault.padEnd(52)} ${says.padEnd(13)} ${stories} stories, ${requests} requests; ${seen.join(', ') || 'no finding'}\n`,
  );
  if (foundMs === undefined && findings.length > 0)
    process.stdout.write(`  expected one of ${[...clausesOf(fault)].join(', ')}\n`);
}
process.stdout.write(`${found} of ${faults.length} faults found\n`);
if (found < Number(flags.share) * faults.length) process.exitCode = 1;
