// Real endpoints: starts them on loopback, runs the suite, and writes what it found.
//   node scripts/endpoints.mjs NAME…            starts, runs, stops, writes; 3 to 10 minutes each
//   node scripts/endpoints.mjs --report NAME=F  takes a report.json that is there instead of running
//   node scripts/endpoints.mjs --pages          writes the pages alone, from docs/data/endpoints/
// What it writes: docs/data/endpoints/NAME.json (the counts and causes of the last run), the block of
// counts in docs/endpoints/NAME.md, the matrix docs/endpoints/README.md and profiles/NAME.json (a
// baseline, whose reasons it keeps). Installing needs root for Ceph, go for MinIO, java and mvn for
// s3proxy, python for LocalStack and moto: see the head of scripts/endpoints/servers.sh.
import './build.mjs';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { endpoints, matrixPage, summaryOf, withCounts } from './endpoints-pages.mjs';
import { changesIn, clientOf, ownBucket, stateOf } from './endpoints-state.mjs';

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    report: { type: 'string', multiple: true, default: [] },
    pages: { type: 'boolean', default: false },
  },
});
const root = new URL('../', import.meta.url);
const path = (name) => fileURLToPath(new URL(name, root));
const load = (name) => import(new URL(`../dist/${name}`, import.meta.url));
const dataFile = (name) => path(`docs/data/endpoints/${name}.json`);
const say = (text) => process.stdout.write(`${text}\n`);
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

for (const name of [...positionals, ...flags.report.map((one) => one.split('=')[0])])
  if (endpoints[name] === undefined)
    throw new Error(`no endpoint named ${name}: ${Object.keys(endpoints).join(', ')}`);
for (const name of positionals) await keep(name, await run(name));
for (const [name, file] of flags.report.map((one) => one.split('='))) await keep(name, { file });
for (const name of Object.keys(endpoints)) {
  const page = path(`docs/endpoints/${name}.md`);
  if (existsSync(page) && existsSync(dataFile(name)))
    writeFileSync(page, withCounts(readFileSync(page, 'utf8'), readJson(dataFile(name))));
}
const known = Object.keys(endpoints).filter((name) => existsSync(dataFile(name)));
const found = Object.fromEntries(known.map((name) => [name, readJson(dataFile(name))]));
writeFileSync(path('docs/endpoints/README.md'), matrixPage(found));

/** Starts the endpoint, runs the suite against it, says what that changed, and stops it. */
async function run(name) {
  const out = path(`.tmp/endpoints/${name}`);
  mkdirSync(out, { recursive: true });
  script(name, 'install');
  script(name, 'start');
  try {
    const lines = script(name, 'env').trim().split('\n');
    const set = Object.fromEntries(lines.map((line) => line.split(/=(.*)/s)));
    const http = set.S3_ENDPOINT_HTTP ? ['--endpoint-http', set.S3_ENDPOINT_HTTP] : [];
    const args = ['run', '--endpoint', set.S3_ENDPOINT, ...http, '--ca', set.AWS_CA_BUNDLE];
    const command = [path('dist/cli/main.js'), ...args, '--seed', '42'];
    const env = { ...process.env, ...set, AWS_EC2_METADATA_DISABLED: 'true' };
    const client = clientOf(set);
    const bucket = await ownBucket(client);
    const before = await stateOf(client);
    const inTheirs = ['--out', `${out}/own-bucket`, '--quick', '--bucket', bucket];
    for (const more of [inTheirs, ['--out', out]]) {
      say(`${name}: runs ${more.join(' ')}`);
      spawnSync(process.execPath, [...command, ...more], { env, stdio: 'inherit' });
      const changes = changesIn(before, await stateOf(client));
      say(changes.length === 0 ? `${name}: buckets and settings are as before` : '');
      for (const change of changes) say(`${name}: CHANGED ${change}`);
    }
    return { file: `${out}/report.json` };
  } finally {
    script(name, 'stop');
  }
}

/** Writes the summary of a report, and the baseline that expects its failures. */
async function keep(name, { file }) {
  const { diagnose } = await load('diagnosis/diagnose.js');
  const read = readJson(file);
  const own = read.cases.filter(({ scope }) => scope === undefined);
  const report = { ...read, diagnosis: diagnose(own) };
  mkdirSync(path('docs/data/endpoints'), { recursive: true });
  writeFileSync(dataFile(name), `${JSON.stringify(summaryOf(report), null, 2)}\n`);
  if (report.ssecIgnored === undefined) await baseline(name, report);
  say(`${name}: ${report.summary.fail} fail, ${report.diagnosis.causes.length} causes`);
}

/** The baseline of an endpoint: a reason that was written by hand stands, others name the cause. */
async function baseline(name, report) {
  const { withBaseline } = await load('cli/baseline.js');
  const file = path(`profiles/${name}.json`);
  const before = existsSync(file) ? readJson(file).rows : [];
  const written = new Map(before.map((row) => [row.id, row]));
  const causes = new Map(
    report.diagnosis.causes.flatMap(({ id, kind, does, explains }) => {
      const isOrder = id === 'group:order-of-checks';
      // What a group has in common says little of one case; its own mismatch says more.
      if (explains.length === 1 || (kind === 'group' && !isOrder)) return [];
      return explains.map((one) => [one, isOrder ? `${does.split(':')[0]}.` : does]);
    }),
  );
  const rows = report.cases
    .filter(({ verdict }) => verdict === 'fail' || verdict === 'blocked')
    .flatMap(({ id, verdict, scope }) => {
      const reason = scope === undefined ? causes.get(id) : 'Plain objects fail alike.';
      const row = written.get(id) ?? (reason && { id, verdict, reason: reason.slice(0, 160) });
      return row === undefined ? [] : [{ ...row, verdict }];
    });
  const { product, version } = endpoints[name];
  const given = { version: 1, ruleSet: '', endpoint: { name: product, version }, rows, known: [] };
  const from = { flags: { baseline: file, updateBaseline: true }, baseline: given };
  withBaseline(report, from, () => {});
}

function script(name, verb) {
  const file = path(
    name === 'ceph-rgw' ? 'scripts/endpoints/ceph-rgw.sh' : 'scripts/endpoints/servers.sh',
  );
  const args = name === 'ceph-rgw' ? [file, verb] : [file, name, verb];
  const { status, stdout } = spawnSync('bash', args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`${name} ${verb} failed`);
  return stdout;
}
