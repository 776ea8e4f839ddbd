import { spawnSync } from 'node:child_process';
import { afterEach, expect, test, vi } from 'vitest';
import { completionFor } from '../../cli/completion.ts';
import { program, runFlagsOf } from '../../cli/program.ts';
import { repeated, worst } from '../../cli/repeat.ts';
import { selectCases } from '../../runner/plan/catalogue.ts';
import { ran } from './ran.ts';

const { exitCode } = process;
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  process.exitCode = exitCode;
});

test.each([
  [['rnu'], 'There is no command rnu. Did you mean run?'],
  [['help', 'mtrix'], 'There is no command mtrix. Did you mean matrix?'],
  [['serve', '--fault', 'accept-wrong-key'], 'Did you mean accepts-wrong-key'],
  [['list', '--operation', 'PutObjekt'], 'Did you mean PutObject'],
  [['list', '--rule', 'get.wrongkey'], 'Did you mean get.wrong-key'],
  [['run', '--endpoint', 'builtin', '--require', 'versionning'], 'Did you mean versioning'],
])('%j is bad usage, and the nearest name is suggested', async (args, says) => {
  const { err, code } = await ran(...args);
  expect(err).toContain(says);
  expect(code).toBe(2);
});

test('list takes the filters of run', async () => {
  const { out } = await ran(
    'list',
    '--rule',
    'put.md5.*',
    '--level',
    'must',
    '--exclude',
    '*@CopyObject',
    '--shard',
    '1/2',
  );
  const expected = selectCases({
    rules: ['put.md5.*'],
    level: 'MUST',
    exclude: ['*@CopyObject'],
    shard: { index: 1, count: 2 },
  });
  expect(
    out
      .split('\n')
      .slice(0, -2)
      .map((line) => line.split(' ')[0]),
  ).toEqual(expected.map(({ id }) => id));
});

test('every command has a help with examples, which name commands that there are', async () => {
  for (const command of program().commands.filter((one) => !/^(help|init)$/.test(one.name()))) {
    const { out, code } = await ran('help', command.name());
    expect(out, command.name()).toContain('Examples:\n  sse-c-conformance ');
    expect(code).toBe(0);
  }
});

test('--no-color is taken by every command', async () => {
  vi.stubEnv('FORCE_COLOR', '1');
  const { code } = await ran('list', '--no-color', '--rule', 'get.wrong-key');
  expect(code).toBe(0);
  expect(process.env).toMatchObject({ NO_COLOR: '1' });
  expect(process.env.FORCE_COLOR).toBeUndefined();
});

/** What bash offers after these words. */
function offered(...words: readonly string[]): readonly string[] {
  const script = `${completionFor('bash', program())}
COMP_WORDS=(sse-c-conformance ${words.map((word) => `'${word}'`).join(' ')})
COMP_CWORD=${words.length}
_sse_c_conformance
printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, status } = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
  expect(status).toBe(0);
  return stdout.split('\n').filter(Boolean);
}

test('bash completes commands, their flags and the values of choices', () => {
  expect(offered('ma')).toEqual(['matrix']);
  expect(offered('merge', '--fail')).toEqual(['--fail-on']);
  expect(offered('run', '--level', 's')).toEqual(['should']);
  expect(offered('run', '--operation', 'UploadPartC')).toEqual(['UploadPartCopy']);
  expect(offered('--dry')).toEqual(['--dry-run']);
});

test('zsh loads the completion of bash, and fish has a line for each command', () => {
  expect(completionFor('zsh', program())).toMatch(/^autoload -U \+X bashcompinit/);
  const fish = completionFor('fish', program());
  for (const command of program().commands) expect(fish).toContain(`-a ${command.name()} `);
});

test('a run that is repeated takes the next seeds, and ends with the worst exit code', async () => {
  vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
  const out = vi.spyOn(process.stdout, 'write').mockImplementation(() => true);
  const given = runFlagsOf(['--out', 'reports', '--repeat', '3', '--seed', '7', '--quiet']);
  expect(given.quiet).toBe(true);
  const { repeat: count = 0, seed: first = 0 } = given;
  const flags = { ...given, repeat: count, seed: first };
  const seen: unknown[] = [];
  await repeated(flags, async ({ seed, out: folder, repeat }) => {
    seen.push([seed, folder, repeat]);
    process.exitCode = seed === 8 ? 3 : 0;
  });
  expect(seen).toEqual([
    [7, 'reports/1', undefined],
    [8, 'reports/2', undefined],
    [9, 'reports/3', undefined],
  ]);
  expect(process.exitCode).toBe(3);
  expect(String(out.mock.calls.at(-1))).toContain(
    '2 of 3 runs ended with exit code 0; exit codes: 0, 3, 0',
  );
  expect([worst([0, 3, 1]), worst([0, 0]), worst([1, 130]), worst([1, 2])]).toEqual([1, 0, 130, 2]);
});
