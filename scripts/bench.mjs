// The benchmark. Compares rates within one run, since machines differ. `--check` exits 1 if a goal
// is missed.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serialize } from 'node:v8';
import { record } from './bench-record.mjs';
import { onStages, repertoire } from './fuzz-stages.mjs';

const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const dist = new URL('../dist/', import.meta.url);
const { startReferenceEndpoint } = await import(new URL('fixtures/endpoint/index.js', dist));
const { run } = await import(new URL('runner/run.js', dist));
const { fuzz } = await import(new URL('fuzz/fuzz.js', dist));
const { trialsDefault: trials } = await import(new URL('runner/config.js', dist));
const folder = mkdtempSync(join(tmpdir(), 'sse-c-bench-'));
// The default of the command line.
const concurrency = 32;
const seed = 1;
/** The delay each way of a link between two cities. */
const linkMs = 25;
// So many stories, played at once as `fuzz` does by default, and so many times in turn with their
// bare loop: on a shared machine one such pair differs from the next by a tenth and more.
const [stories, storiesAtOnce, storiesTimes] = [500, 8, 3];

/** The fastest of five starts: slower ones measure the load of the machine. */
function versionMs() {
  const times = Array.from({ length: 5 }, () => {
    const startedAt = performance.now();
    spawnSync(process.execPath, [main, '--version']);
    return performance.now() - startedAt;
  });
  return Math.min(...times);
}

/** A whole run by the command line, with the peak memory of its process from /proc. */
async function wholeRun(flags, environment = {}) {
  const startedAt = performance.now();
  const args = [main, '--seed', String(seed), '--out', folder, ...flags];
  const env = { ...process.env, ...environment };
  const child = spawn(process.execPath, args, { stdio: 'ignore', env });
  let peakMb = 0;
  const watch = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      peakMb = Math.max(peakMb, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
    } catch {
      // The process has ended.
    }
  }, 20);
  const code = await new Promise((resolve) => child.on('close', resolve));
  clearInterval(watch);
  const seconds = (performance.now() - startedAt) / 1000;
  const { summary } = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'));
  return { code, seconds, peakMb, summary };
}

/**
 * A whole run on an endpoint in a process of its own, as that of a user is, behind links that add a
 * delay each way where one is given.
 */
async function wholeRunElsewhere(delayMs = 0) {
  const server = started('bench-endpoint.mjs');
  const said = await saidBy(server);
  const { region, accessKeyId, secretAccessKey, caPem } = said;
  const links = [];
  const [url, httpUrl] = await Promise.all(
    [said.url, said.httpUrl].map(async (near) => {
      if (delayMs === 0) return near;
      const link = started('bench-link.mjs', new URL(near).port, String(delayMs));
      links.push(link);
      return Object.assign(new URL(near), { port: (await saidBy(link)).port }).origin;
    }),
  );
  const ca = join(folder, 'ca.pem');
  writeFileSync(ca, caPem);
  const done = await wholeRun(
    ['--endpoint', url, '--endpoint-http', httpUrl, '--region', region, '--ca', ca],
    { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey },
  );
  for (const child of [server, ...links]) child.kill('SIGTERM');
  return done;
}

/** Records the requests of a run at the endpoint. Not timed. */
async function recorded() {
  const endpoint = await startReferenceEndpoint();
  const recording = record();
  let open = 0;
  await run(
    {
      ...{ endpoint: endpoint.url, endpointHttp: endpoint.httpUrl, endpointKind: 'reference' },
      ...{ region: endpoint.region, credentials: endpoint, ca: endpoint.caPem },
      ...{ addressing: 'path', insecure: false, allowHttp: false, quick: false },
      ...{ rules: [], operations: [], level: 'MAY', require: [], failOn: 'must' },
      ...{ trials, seed, concurrency, timeoutMs: 30_000, budgetMs: 600_000 },
      ledgerFile: join(folder, 'ledger.json'),
    },
    {
      onPlan: ({ cases }) => {
        open = cases;
      },
      // Requests after the last case are clean-up.
      onCase: () => {
        open -= 1;
        if (open === 0) recording.stop();
      },
    },
    undefined,
    'here',
  );
  await endpoint.close();
  return recording.requests();
}

/** Stories of the fuzzer against an endpoint in a separate process. */
async function toldStories() {
  const server = started('bench-endpoint.mjs');
  const endpoint = JSON.stringify(await saidBy(server));
  const given = [endpoint, String(seed), String(stories), String(storiesAtOnce)];
  const { rate } = await saidBy(started('bench-fuzz.mjs', ...given));
  server.kill('SIGTERM');
  return rate;
}

/** Stories and their bare loop in turn: of each such pair its ratio, of all pairs the median one. */
async function timesOfStories() {
  const requests = await recordedStories();
  const pairs = [];
  for (let at = 0; at < storiesTimes; at += 1) {
    const rate = await toldStories();
    const { rate: bare } = await bareLoop(requests, storiesAtOnce);
    pairs.push({ rate, bare, ratio: rate / bare });
  }
  return pairs.sort((one, other) => one.ratio - other.ratio)[Math.floor(pairs.length / 2)];
}

/** Records the requests of the same stories. Not timed. */
async function recordedStories() {
  const endpoint = await startReferenceEndpoint();
  const recording = record();
  await onStages(endpoint, storiesAtOnce, (stages) =>
    fuzz({
      ...{ seed, stages, repertoire, storiesMax: stories },
      ...{ concurrency: storiesAtOnce, budgetMs: 600_000 },
    }),
  );
  recording.stop();
  await endpoint.close();
  return recording.requests();
}

/**
 * Replays the requests by the same client to the same kind of endpoint. The client is not warmed
 * up: the time of a run, too, includes its compilation.
 */
async function bareLoop(requests, lanes) {
  const file = join(folder, 'requests');
  writeFileSync(file, serialize(requests));
  const server = started('bench-endpoint.mjs');
  const endpoint = await saidBy(server);
  const { sent, answered, alike, rate } = await saidBy(
    started('bench-loop.mjs', file, JSON.stringify(endpoint), String(lanes)),
  );
  server.kill('SIGTERM');
  if (answered < sent) throw new Error(`${sent - answered} of the bare requests had no answer`);
  return { rate, alike: alike / sent };
}

function started(script, ...given) {
  const file = fileURLToPath(new URL(script, import.meta.url));
  return spawn(process.execPath, [file, ...given], { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** The first line of a process's output, as JSON. */
function saidBy(child) {
  return new Promise((resolve, reject) => {
    child.stdout.once('data', (chunk) => resolve(JSON.parse(String(chunk))));
    child.once('error', reject);
    child.once('close', () =>
      reject(new Error('A process of the benchmark ended without output.')),
    );
  });
}

const startMs = versionMs();
const whole = await wholeRunElsewhere();
const builtin = await wholeRun(['--endpoint', 'builtin']);
const far = await wholeRunElsewhere(linkMs);
const leastSeconds = (far.summary.requests * 2 * linkMs) / 1000 / concurrency;
const overLeast = far.seconds / leastSeconds;
const bare = await bareLoop(await recorded(), concurrency);
const told = await timesOfStories();
const rate = whole.summary.requests / (whole.summary.durationMs / 1000);
const rows = [
  ['--version', `${(startMs / 1000).toFixed(3)} s`, '< 0.2 s', startMs < 200],
  ['whole run, wall clock', `${whole.seconds.toFixed(1)} s`, '', true],
  ['requests', String(whole.summary.requests), '>= 2000', whole.summary.requests >= 2000],
  ['requests a second, end to end', rate.toFixed(0), '', true],
  ['requests a second, bare loop', bare.rate.toFixed(0), '', true],
  ['bare answers as in the run', bare.alike.toFixed(3), '>= 0.97', bare.alike >= 0.97],
  ['ratio', (rate / bare.rate).toFixed(2), '>= 0.6', rate / bare.rate >= 0.6],
  ['behind a link of 50 ms', `${far.seconds.toFixed(1)} s`, '', true],
  ['  over its least time', overLeast.toFixed(2), '<= 1.3', overLeast <= 1.3],
  ['requests a second, stories', told.rate.toFixed(0), '', true],
  ['  their bare loop', told.bare.toFixed(0), '', true],
  ['  ratio', told.ratio.toFixed(2), '>= 0.7', told.ratio >= 0.7],
  ['peak memory', `${whole.peakMb.toFixed(0)} MB`, '< 420 MB', whole.peakMb < 420],
  ['  with the built-in endpoint', `${builtin.peakMb.toFixed(0)} MB`, '', true],
];
for (const [name, value, goal, isMet] of rows) {
  process.stdout.write(
    `${name.padEnd(32)}${value.padStart(12)}   ${goal.padEnd(10)}${goal === '' ? '' : isMet ? 'met' : 'MISSED'}\n`,
  );
}
rmSync(folder, { recursive: true, force: true });
if (process.argv.includes('--check') && rows.some(([, , , isMet]) => !isMet)) process.exitCode = 1;
