// Judges endpoints, one task after the other.
//   { touch: faults, cases }  runs the cases one by one against the honest endpoint, and answers which
//                             of the faults would have changed something for each
//   { fault, cases, seed }    runs the cases against the endpoint with the fault, and answers what
//                             they came to
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parentPort } from 'node:worker_threads';

const dist = new URL('../dist/', import.meta.url);
const { begin, run } = await import(new URL('runner/run.js', dist));
const { openCases } = await import(new URL('runner/engine/cases.js', dist));
const { startReferenceEndpoint } = await import(new URL('fixtures/endpoint/index.js', dist));
const { symptomOf } = await import(new URL('diagnosis/observation.js', dist));
const { watching } = await import(new URL('fixtures/endpoint/faults/index.js', dist));

const folder = mkdtempSync(join(tmpdir(), 'sse-c-faults-'));
// What a request leaves behind, such as a connection that it cut, is noticed a moment later.
const settleMs = 10;

parentPort.on('message', async (task) => {
  if (task === 'end') {
    rmSync(folder, { recursive: true, force: true });
    parentPort.close();
    return;
  }
  const startedAt = performance.now();
  const result = await (task.touch === undefined ? judged(task) : touched(task));
  parentPort.postMessage({ task, result, durationMs: Math.round(performance.now() - startedAt) });
});

/** What is stored for a case is stored for it alone, so that all it does is counted for it. */
async function touched({ touch, cases }) {
  const watch = watching(touch);
  const endpoint = await startReferenceEndpoint({ behaviour: watch.behaviour });
  const begun = await begin(configFor(endpoint, { cases }), {});
  const faultsOf = {};
  try {
    for (const id of cases) {
      const alone = openCases({ ...begun.plan, caseIds: [id] }, begun.signal);
      await wait(settleMs);
      watch.taken();
      const [planned] = alone.planned;
      const { verdict, reason } = await alone.judge(planned);
      await wait(settleMs);
      if (verdict !== 'pass')
        throw new Error(`${id}: ${verdict} on the honest endpoint: ${reason ?? ''}`);
      faultsOf[id] = watch.taken();
      await alone.close();
      parentPort.postMessage({ case: id });
    }
    return faultsOf;
  } finally {
    await begun.close();
    await endpoint.close();
  }
}

async function judged({ fault, cases, seed }) {
  const endpoint = await startReferenceEndpoint({ faults: [fault] });
  try {
    const verdicts = {};
    const looks = {};
    let left = cases;
    for (let time = 1; time <= timesMax && left.length > 0; time += 1) {
      const report = await run(configFor(endpoint, { cases: left, seed }), {}, undefined, 'here');
      for (const one of report.cases) {
        verdicts[one.id] = one.verdict;
        if (one.verdict === 'fail') looks[one.id] = symptomOf(one);
      }
      left = report.cases.filter(isLate).map(({ id }) => id);
    }
    const of = (verdict) => cases.filter((id) => verdicts[id] === verdict);
    return { cases, fails: of('fail'), looks, errors: of('error'), blocked: of('blocked') };
  } finally {
    await endpoint.close();
  }
}

const timesMax = 3;

/** A machine that is busy with other things answers too late now and then. */
function isLate({ verdict, reason = '' }) {
  return verdict === 'blocked' && /timeout|could not be reached|sent again/.test(reason);
}

let count = 0;

function configFor(endpoint, { cases, seed = 42 }) {
  count += 1;
  return {
    endpoint: endpoint.url,
    endpointHttp: endpoint.httpUrl,
    endpointKind: 'reference',
    region: endpoint.region,
    addressing: 'path',
    ca: endpoint.caPem,
    insecure: false,
    allowHttp: false,
    credentials: { accessKeyId: endpoint.accessKeyId, secretAccessKey: endpoint.secretAccessKey },
    secondCredentials: endpoint.secondAccount,
    rules: cases,
    operations: [],
    level: 'MAY',
    trials: 1,
    seed,
    shrinks: false,
    concurrency: 32,
    // A request that takes this long is lost, not late: the machine may be busy with other things.
    timeoutMs: 240_000,
    budgetMs: 1_800_000,
    failOn: 'must',
    require: [],
    quick: false,
    ledgerFile: join(folder, `${count}.jsonl`),
  };
}
