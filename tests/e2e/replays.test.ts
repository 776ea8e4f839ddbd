import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseReport, RunReport } from '../../core/report.ts';
import { bashKit } from '../../reports/scripts/bash-kit.ts';
import { pythonKit } from '../../reports/scripts/python-kit.ts';
import { type Ended, serve } from './installed.ts';

const command = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const hasBoto3 = spawnSync('python3', ['-c', 'import boto3']).status === 0;
if (!hasBoto3) process.stdout.write('Scripts of boto3 are not run: python3 has no boto3.\n');

/** Five findings, each of a fault of its own. */
const findings = [
  ['get.wrong-key@GetObject', 'get-object.skips.stored-key'],
  ['put.md5.mismatch@PutObject', 'put-object.skips.md5-match'],
  ['attrs.no-key@GetObjectAttributes', 'get-object-attributes.skips.key-needed'],
  ['mpu.part.other-key@UploadPart', 'part-key-unchecked'],
  ['upc.source-wrong-key@UploadPartCopy', 'upload-part-copy-source.skips.stored-key'],
] as const;
const ids = findings.map(([id]) => id);

type Served = Awaited<ReturnType<typeof serve>>;
type Environment = Readonly<Record<string, string>>;

let folder = '';
let faulty: Served;
let honest: Served;
let report: RunReport;
let html = '';

/** Runs a line in a shell, as a reader of a report would who copied it. */
function inShell(line: string, env: Environment): Promise<Ended> {
  const all = { PATH: process.env.PATH ?? '', HOME: folder, ...env };
  const options = { cwd: folder, env: all, maxBuffer: 1 << 26 };
  return new Promise((resolve) => {
    const child = execFile('bash', ['-c', line], options, (_, out, err) =>
      resolve({ code: child.exitCode, out, err }),
    );
  });
}

function reportIn(name: string): RunReport {
  return JSON.parse(readFileSync(join(folder, name, 'report.json'), 'utf8'));
}

function caseIn(of: RunReport, id: string): CaseReport {
  return of.cases.find((one) => one.id === id) ?? expect.fail(`no ${id}`);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sse-c-replays-'));
  const faults = findings.flatMap(([, fault]) => ['--fault', fault]);
  faulty = await serve({ folder, command }, [], faults);
  honest = await serve({ folder, command });
  const rules = ids.flatMap((id) => ['--rule', id]).join(' ');
  await inShell(`node ${command} --out first --seed 5 ${rules}`, faulty.env);
  report = reportIn('first');
  html = readFileSync(join(folder, 'first', 'report.html'), 'utf8');
});

afterAll(async () => {
  // Where the set-up failed there may be one of them, or none.
  const served = [faulty, honest].filter((one) => one !== undefined);
  for (const { running } of served) running.child.kill('SIGINT');
  await Promise.all(served.map(({ running }) => running.ended));
  rmSync(folder, { recursive: true, force: true });
});

/** The script of a finding as the page shows it, from the store in the page. */
function scriptOf(id: string, kit: string, comment: RegExp): string {
  const [, form = '', text = ''] =
    /<script id="store"[^>]*data-form="([^"]*)"[^>]*>([^<]*)</.exec(html) ?? [];
  const json = form === 'json' ? text : inflateSync(Buffer.from(text, 'base64')).toString('utf8');
  const entries: readonly unknown[] = JSON.parse(json);
  const found = entries.find(
    (one) => typeof one === 'string' && comment.test(one) && one.includes(`# ${id}: `),
  );
  return String(found ?? expect.fail(`no script of ${id}`)).replace('⟨shared⟩', () => kit);
}

/** The statuses that a script prints, but for that of the bucket that it makes. */
function statuses(out: string): readonly string[] {
  const lines = out.matchAll(/^(?: +HTTP\/1\.1|[A-Z]+ \S+ ->) (\d+)/gm);
  return [...lines].map(([, status]) => status ?? '').slice(1);
}

/** The answers to the requests of a finding, as the report has them, and the one that is judged. */
function recorded(id: string) {
  const finding = caseIn(report, id).findings.find(({ verdict }) => verdict === 'fail');
  const sent = (finding?.exchanges ?? []).filter(({ role }) => role !== 'control');
  return {
    statuses: sent.map(({ answer }) => String(answer.status)),
    judged: sent.findLastIndex(({ role }) => role === 'act'),
  };
}

/** The answers of the faulty endpoint are the recorded ones; the honest one refuses the request. */
function expectShown(id: string, bad: Ended, good: Ended): void {
  const { statuses: before, judged } = recorded(id);
  expect(statuses(bad.out), bad.err).toEqual(before);
  expect(before[judged]).toBe('200');
  expect(statuses(good.out)[judged], good.err).toMatch(/^4\d\d$/);
}

describe.each(ids)('the finding %s', (id) => {
  test('is shown again by its replay line, and an honest endpoint passes', async () => {
    const { replay } = caseIn(report, id);
    const again = await inShell(`${replay} --out again`, faulty.env);
    expect(again.code).toBe(1);
    const [first, second] = [report, reportIn('again')].map((one) => caseIn(one, id).findings[0]);
    expect(second?.mismatches).toEqual(first?.mismatches);
    const line = replay.replaceAll(faulty.env.ENDPOINT ?? '', honest.env.ENDPOINT ?? '');
    expect((await inShell(`${line} --out good`, honest.env)).code).toBe(0);
  });

  test('is shown again by its curl script, and an honest endpoint refuses', async () => {
    const script = scriptOf(id, bashKit, /^#!\/usr\/bin\/env bash/);
    writeFileSync(join(folder, 'shown.sh'), script);
    const sent = ({ env }: Served) =>
      inShell('bash shown.sh', { ...env, CURL_OPTIONS: `--cacert ${env.CA_FILE}` });
    const [bad, good] = [await sent(faulty), await sent(honest)];
    expectShown(id, bad, good);
  });

  test.skipIf(!hasBoto3)(
    'is shown again by its boto3 script, and an honest endpoint refuses',
    async () => {
      writeFileSync(
        join(folder, 'shown.py'),
        scriptOf(id, pythonKit, /boto3, whose usual sources/),
      );
      const sent = ({ env }: Served) => inShell('python3 shown.py', env);
      const [bad, good] = [await sent(faulty), await sent(honest)];
      expectShown(id, bad, good);
    },
  );
});
