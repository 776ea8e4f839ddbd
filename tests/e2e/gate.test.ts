import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { type Installed, install, runInstalled, serve } from './installed.ts';

let installed: Installed;
beforeAll(() => {
  installed = install();
});

const few = ['--seed', '1', '--rule', 'get.wrong-key', 'get.right-key', 'head.wrong-key'];
/** The variables that `serve` prints, as a shell exports them. */
const variablesOf = ({ AWS_ENDPOINT_URL_S3 = '', AWS_CA_BUNDLE = '', ...env }) => ({
  ...env,
  ...{ AWS_ENDPOINT_URL_S3, AWS_CA_BUNDLE },
});
const newFolder = () => mkdtempSync(join(tmpdir(), 'sse-c-gate-'));

test('the endpoint of the environment is tested, by name, and no report of before stays', async () => {
  const { running, env } = await serve(installed, ['accepts-wrong-key']);
  const out = newFolder();
  const faulty = await runInstalled(installed, [...few, '--out', out], variablesOf(env));
  expect(faulty.code).toBe(1);
  expect(faulty.err).toContain(`Endpoint ${env.AWS_ENDPOINT_URL_S3} (AWS_ENDPOINT_URL_S3)`);
  running.child.kill('SIGINT');
  await running.ended;
  // The file of the CA went with its endpoint.
  const left = { ...variablesOf(env), AWS_CA_BUNDLE: '' };
  const gone = await runInstalled(installed, [...few, '--out', out], left);
  expect(gone.code).toBe(3);
  expect(readFileSync(join(out, 'junit.xml'), 'utf8')).toContain('cannot be reached');
  expect(JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')).cases).toEqual([]);
  const unknown = await runInstalled(installed, ['--out', out], {
    ...left,
    AWS_ENDPOINT_URL_S3: 'https://s3.amazonaws.com',
  });
  expect([unknown.code, unknown.err]).toEqual([2, expect.stringContaining('Add --yes')]);
  expect(readdirSync(out)).toEqual([]);
});

test('a baseline makes known failures green, and a mended endpoint red until its rows are gone', async () => {
  const baseline = join(newFolder(), 'known.json');
  const gate = [...few, '--baseline', baseline];
  const bad = await serve(installed, ['accepts-wrong-key']);
  const run = (args: readonly string[], env: Readonly<Record<string, string>>) =>
    runInstalled(installed, [...args, '--out', newFolder()], variablesOf(env));
  expect((await run(gate, bad.env)).code).toBe(2);
  expect((await run([...gate, '--update-baseline'], bad.env)).code).toBe(0);
  expect(await run(gate, bad.env)).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^As the baseline expects/),
  });
  bad.running.child.kill('SIGINT');
  const good = await serve(installed);
  const mended = await run(gate, good.env);
  expect([mended.code, mended.out]).toEqual([1, expect.stringContaining('remove its row')]);
  expect((await run([...gate, '--update-baseline'], good.env)).code).toBe(0);
  expect(JSON.parse(readFileSync(baseline, 'utf8')).rows).toEqual([]);
  good.running.child.kill('SIGINT');
  await Promise.all([bad.running.ended, good.running.ended]);
});

test('a TypeScript configuration is read, and init writes one', async () => {
  const file = join(installed.folder, 'sse-c-conformance.config.ts');
  writeFileSync(
    file,
    "const e: string = 'builtin';\nexport default { endpoint: e, quick: true };\n",
  );
  const out = newFolder();
  const run = await runInstalled(installed, [
    '--rule',
    'get.wrong-key',
    '--out',
    out,
    '--config',
    file,
  ]);
  expect(run.err).toContain(`Configuration: ${file}`);
  expect(run).toMatchObject({
    code: 0,
    out: expect.stringContaining('built-in reference endpoint'),
  });
  const made = ['init', '--endpoint', 'https://s3.example.test', '--form', 'json'];
  expect((await runInstalled(installed, made)).code).toBe(0);
  expect(existsSync(join(installed.folder, 'sse-c-conformance.config.json'))).toBe(true);
  expect((await runInstalled(installed, made)).code).toBe(2);
});

test('rules of a module are judged with the suite, and fail on its fault', async () => {
  const guide = readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8');
  const [, example = ''] = /(import \{ arbitraries[\s\S]*?)\nconst endpoint/.exec(guide) ?? [];
  const file = join(newFolder(), 'mine.ts');
  writeFileSync(file, `${example}\nexport default [confirms];\n`);
  // The test before left a configuration in this folder.
  const own = ['--no-config', '--rules', file, '--rule', 'put.acme.*', 'put.triple.valid'];
  const honest = await runInstalled(installed, [...own, '--out', newFolder()]);
  expect(honest).toMatchObject({ code: 0, out: expect.stringContaining('All 2 cases') });
  const { running, env } = await serve(installed, ['acme-forgets-confirmation'], ['--rules', file]);
  const failed = await runInstalled(
    installed,
    [...own.slice(0, 5), '--out', newFolder(), '--verbose'],
    variablesOf(env),
  );
  expect(failed).toMatchObject({ code: 1, out: expect.stringContaining('put.acme.confirms@Put') });
  running.child.kill('SIGINT');
  await running.ended;
});
