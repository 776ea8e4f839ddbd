import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const specFile = 'spec/faults/range.ts';
const behaviourFile = 'fixtures/endpoint/faults/range.ts';
let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'new-fault-'));
  for (const path of ['spec', 'fixtures', 'scripts/new-fault.mjs', 'tsconfig.json', 'package.json'])
    cpSync(join(root, path), join(copy, path), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
});

afterAll(() => rmSync(copy, { recursive: true }));

const newFault = (...args: readonly string[]) =>
  spawnSync(process.execPath, [join(copy, 'scripts/new-fault.mjs'), ...args], { encoding: 'utf8' });
const textOf = (path: string, at = copy) => readFileSync(join(at, path), 'utf8');

/** The first complaint of the type checker about faults, or an empty text. */
function complaint(): string {
  const compiler = join(root, 'node_modules/.bin/tsc');
  const files = ['fixtures/endpoint/faults/index.ts'];
  const config = {
    extends: './tsconfig.json',
    // A build file of its own: `node_modules`, where the default one is, is that of the checkout.
    compilerOptions: { noEmit: true, tsBuildInfoFile: './faults.tsbuildinfo' },
    files,
    include: [],
  };
  writeFileSync(join(copy, 'tsconfig.faults.json'), JSON.stringify(config));
  return spawnSync(compiler, ['-p', 'tsconfig.faults.json'], { cwd: copy, encoding: 'utf8' })
    .stdout;
}

test('a taken id, an id that is not kebab-case and a file without faults are refused', () => {
  const taken = newFault('range-off-by-block', '--in', 'errors');
  expect(taken.status).toBe(2);
  expect(taken.stderr).toContain('is taken, in spec/faults/range.ts');
  for (const args of [
    ['Range_Late', '--in', 'range'],
    ['range-late', '--in', 'nothing'],
    ['range-late'],
  ])
    expect(newFault(...args).status, args.join(' ')).toBe(2);
  expect(newFault('range-late', '--in', 'by-operation').stderr).toContain('Choose one of');
  expect(textOf(specFile)).toBe(textOf(specFile, root));
});

test('a new fault is one entry in each of two files of the same name, and compiles', () => {
  const made = newFault('range-starts-late', '--in', 'range');
  expect(made.stderr).toBe('');
  expect(made.status).toBe(0);
  for (const path of [specFile, behaviourFile]) {
    expect(textOf(path).split('\n')).toHaveLength(textOf(path, root).split('\n').length + 1);
    expect(textOf(path)).toContain("\n  'range-starts-late': {");
  }
  expect(complaint()).toBe('');
}, 60_000);

test('a fault without a behaviour does not compile', () => {
  const spec = textOf(specFile);
  const end = '\n} as const;';
  writeFileSync(join(copy, specFile), spec.replace(end, `\n  'only-said': { does: 'x' },${end}`));
  expect(complaint()).toContain('only-said');
}, 60_000);
