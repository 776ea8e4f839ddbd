// Judges endpoints with faults, one after the other. Receives { fault, cases }, posts the rules by
// verdict. An empty list of cases means all.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';

const dist = new URL('../dist/', import.meta.url);
const { run } = await import(new URL('runner/run.js', dist));
const { startReferenceEndpoint } = await import(new URL('fixtures/endpoint/index.js', dist));

const folder = mkdtempSync(join(tmpdir(), 'sse-c-faults-'));

parentPort.on('message', async (task) => {
  if (task === 'end') {
    rmSync(folder, { recursive: true, force: true });
    parentPort.close();
    return;
  }
  parentPort.postMessage({ fault: task.fault, ...(await judged(task)) });
});

async function judged({ fault, cases }) {
  const startedAt = performance.now();
  const endpoint = await startReferenceEndpoint({ faults: [fault] });
  try {
    const report = await run(configFor(endpoint, { fault, cases }), {}, undefined, 'here');
    const of = (verdict) => [
      ...new Set(report.cases.filter((one) => one.verdict === verdict).map((one) => one.rule)),
    ];
    const durationMs = Math.round(performance.now() - startedAt);
    return { failing: of('fail'), errors: of('error'), blocked: of('blocked'), durationMs };
  } catch (error) {
    return { failing: [], errors: [String(error.message)], blocked: [], durationMs: 0 };
  } finally {
    await endpoint.close();
  }
}

function configFor(endpoint, { fault, cases }) {
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
    rules: cases,
    operations: [],
    level: 'MAY',
    trials: 1,
    seed: 42,
    shrinks: false,
    concurrency: 32,
    timeoutMs: 60_000,
    budgetMs: 900_000,
    failOn: 'must',
    // Without a list, those that must be asked for are asked for.
    require: cases.length === 0 ? ['sdk'] : [],
    quick: false,
    ledgerFile: join(folder, `${fault}.jsonl`),
  };
}
