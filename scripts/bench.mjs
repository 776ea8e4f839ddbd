// Measures in one run, as ratios where machines are noisy. `--check` exits 1 when a goal is missed.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const dist = new URL('../dist/', import.meta.url);
const { createClient } = await import(new URL('client/index.js', dist));
const folder = mkdtempSync(join(tmpdir(), 'sse-c-bench-'));
const concurrency = 32;

/** The fastest of some starts: the others measure the machine. */
function versionMs() {
  const times = Array.from({ length: 5 }, () => {
    const startedAt = performance.now();
    spawnSync(process.execPath, [main, '--version']);
    return performance.now() - startedAt;
  });
  return Math.min(...times);
}

/** A whole run as a user starts it, and the largest memory of its process, from /proc. */
async function wholeRun() {
  const startedAt = performance.now();
  const child = spawn(process.execPath, [main, '--seed', '1', '--out', folder], {
    stdio: 'ignore',
  });
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

/** The same client against the same kind of endpoint, writing and reading, with nothing around it. */
async function bareLoop(requests) {
  const server = spawn(
    process.execPath,
    [fileURLToPath(new URL('bench-endpoint.mjs', import.meta.url))],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const endpoint = JSON.parse(
    await new Promise((resolve) => server.stdout.once('data', (chunk) => resolve(String(chunk)))),
  );
  const client = createClient({
    credentials: endpoint,
    region: 'us-east-1',
    origins: { https: endpoint.url },
    addressing: 'path',
    now: () => new Date(),
    concurrency,
    ca: endpoint.caPem,
  });
  const draft = (method, operation, name, body) => ({
    operation,
    method,
    bucket: 'bench',
    name,
    query: [],
    headers: [],
    body,
    triples:
      name === ''
        ? []
        : [
            {
              carrier: 'headers',
              members: [
                ['algorithm', 'AES256'],
                ['key', key],
                ['md5', keyMd5],
              ],
            },
          ],
    signing: { mode: 'header' },
    transport: { scheme: 'https', wire: 'client' },
  });
  const key = 'VEVTVCBPTkxZIGtleSBvZiB0aGUgYmVuY2htYXJrLi4=';
  const { createHash } = await import('node:crypto');
  const keyMd5 = createHash('md5').update(Buffer.from(key, 'base64')).digest('base64');
  const body = Buffer.alloc(1024, 7);
  const none = Buffer.alloc(0);
  await client.exchange(draft('PUT', 'CreateBucket', '', none), 'observe');
  let next = 0;
  let failed = 0;
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      while (next < requests) {
        next += 2;
        const name = `object-${next}`;
        const put = await client.exchange(draft('PUT', 'PutObject', name, body), 'observe');
        const got = await client.exchange(draft('GET', 'GetObject', name, none), 'observe');
        if (put.status !== 200 || got.status !== 200) failed += 1;
      }
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  await client.close();
  server.kill('SIGTERM');
  if (failed > 0) throw new Error(`${failed} of the bare requests failed`);
  return next / seconds;
}

const startMs = versionMs();
const run = await wholeRun();
const bare = await bareLoop(run.summary.requests);
const rate = run.summary.requests / (run.summary.durationMs / 1000);
const rows = [
  ['--version', `${(startMs / 1000).toFixed(3)} s`, '< 0.2 s', startMs < 200],
  ['whole run, wall clock', `${run.seconds.toFixed(1)} s`, '< 15 s', run.seconds < 15],
  ['requests', String(run.summary.requests), '>= 2000', run.summary.requests >= 2000],
  ['requests a second, end to end', rate.toFixed(0), '', true],
  ['requests a second, bare loop', bare.toFixed(0), '', true],
  ['ratio', (rate / bare).toFixed(2), '>= 0.6', rate / bare >= 0.6],
  ['peak memory', `${run.peakMb.toFixed(0)} MB`, '< 400 MB', run.peakMb < 400],
];
for (const [name, value, goal, isMet] of rows) {
  process.stdout.write(
    `${name.padEnd(32)}${value.padStart(12)}   ${goal.padEnd(10)}${goal === '' ? '' : isMet ? 'met' : 'MISSED'}\n`,
  );
}
writeFileSync(join(folder, 'bench.json'), JSON.stringify(rows));
if (process.argv.includes('--check') && rows.some(([, , , isMet]) => !isMet)) process.exitCode = 1;
