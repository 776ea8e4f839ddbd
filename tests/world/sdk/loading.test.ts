import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { rowsOf } from '../../extent.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'sse-c-loading-'));

/** Notes which modules of the SDK are resolved, in workers too, and may refuse to find them. */
const hooks = join(folder, 'hooks.mjs');
writeFileSync(
  hooks,
  `import { appendFileSync } from 'node:fs';
export async function resolve(specifier, context, next) {
  if (!/^@(aws-sdk|aws-crypto)\\//.test(specifier)) return next(specifier, context);
  appendFileSync(process.env.NOTED, specifier + '\\n');
  if (process.env.MISSING !== 'yes') return next(specifier, context);
  throw Object.assign(new Error("Cannot find package '" + specifier + "'"), {
    code: 'ERR_MODULE_NOT_FOUND',
  });
}
`,
);
const preload = join(folder, 'preload.mjs');
writeFileSync(
  preload,
  `import { register } from 'node:module';
register(${JSON.stringify(pathToFileURL(hooks).href)});
`,
);

interface Ended {
  readonly code: number;
  readonly noted: readonly string[];
  readonly report: { readonly cases: readonly { verdict: string; reason?: string }[] } | undefined;
}

let runs = 0;

/** Runs the command line, and returns the packages of the SDK that were asked for. */
function command(args: readonly string[], missing = false): Promise<Ended> {
  runs += 1;
  const out = join(folder, String(runs));
  const noted = join(folder, `${runs}.txt`);
  writeFileSync(noted, '');
  const all = [join(root, 'dist/cli/main.js'), ...args];
  if (args.includes('--rule')) all.push('--out', out);
  const NODE_OPTIONS = `--import=${pathToFileURL(preload).href}`;
  const env = { ...process.env, NODE_OPTIONS, NOTED: noted, MISSING: missing ? 'yes' : 'no' };
  return new Promise((resolve) => {
    execFile(process.execPath, all, { env, cwd: folder }, (error) => {
      const names = readFileSync(noted, 'utf8').split('\n').filter(Boolean);
      const report = args.includes('--rule')
        ? JSON.parse(readFileSync(join(out, 'report.json'), 'utf8'))
        : undefined;
      resolve({ code: Number(error?.code ?? 0), noted: names, report });
    });
  });
}

const light = [
  ['--help'],
  ['--version'],
  ['list'],
  ['explain', 'interop.sdk.put'],
  ['--rule', 'put.triple.valid'],
];

test.each(rowsOf(light, ([first]) => ['list', '--rule'].includes(first ?? '')))(
  'the command %s loads nothing of the AWS SDK',
  async (...args) => {
    const { code, noted } = await command(args);
    expect([code, noted]).toEqual([0, []]);
  },
);

test('a rule that needs the AWS SDK loads it, which shows that loading is noticed', async () => {
  const { code, noted, report } = await command(['--rule', 'interop.sdk.get']);
  expect(report?.cases.map((one) => one.verdict)).toEqual(['pass']);
  expect(code).toBe(0);
  const times = (name: string) => noted.filter((one) => one === name).length;
  // Once for the probe, and again in the worker that runs the rules.
  expect(times('@aws-sdk/lib-storage')).toBe(1);
  expect(times('@aws-sdk/client-s3')).toBeGreaterThan(1);
});

test('a rule that needs the AWS SDK is skipped with the reason where its packages are missing', async () => {
  const { noted, report } = await command(
    ['--rule', 'interop.sdk.get', '--rule', 'get.no-key'],
    true,
  );
  expect(noted).toEqual(['@aws-sdk/client-s3']);
  const [skipped] = report?.cases.filter((one) => one.verdict === 'skip') ?? [];
  expect(skipped?.reason).toContain("Cannot find package '@aws-sdk/client-s3'");
  expect(report?.cases.filter((one) => one.verdict === 'pass')).toHaveLength(1);
});

test('rules that do not need the AWS SDK do not load it', async () => {
  const { noted, code } = await command(['--operation', 'PostObject', '--out', join(folder, 'o')]);
  expect([code, noted]).toEqual([0, []]);
});
