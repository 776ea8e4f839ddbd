import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { type Installed, install } from './installed.ts';

let installed: Installed;
beforeAll(() => {
  installed = install();
});

// Root may write everywhere, so the test needs another user.
const isRoot = process.getuid?.() === 0 && existsSync('/usr/bin/setpriv');
test.runIf(isRoot)('a read-only install runs as another user', async () => {
  const writable = mkdtempSync(join(tmpdir(), 'sse-c-nobody-'));
  chmodSync(writable, 0o777);
  execFileSync('chmod', ['-R', 'a+rX,a-w', installed.folder]);
  try {
    const nobody = ['--reuid=65534', '--regid=65534', '--clear-groups'];
    const args = [
      ...nobody,
      installed.command,
      '--rule',
      'put.triple.*',
      '--out',
      join(writable, 'r'),
    ];
    execFileSync('setpriv', args, {
      cwd: writable,
      env: { PATH: process.env.PATH, HOME: writable },
    });
    expect(existsSync(join(writable, 'r', 'report.json'))).toBe(true);
  } finally {
    execFileSync('chmod', ['-R', 'u+w', installed.folder]);
  }
});

test.runIf(isRoot)('vitest runs the suite of a read-only install as another user', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'sse-c-nobody-'));
  chmodSync(cwd, 0o777);
  execFileSync('chmod', ['-R', 'a+rX,a-w', installed.folder]);
  const modules = join(installed.folder, 'node_modules');
  const config = join(modules, 'sse-c-conformance/runner.config.js');
  const reporters = ['default', 'junit', 'json'].map((name) => `--reporter=${name}`);
  try {
    const out = execFileSync(
      'setpriv',
      [
        ...['--reuid=65534', '--regid=65534', '--clear-groups'],
        ...[join(modules, '.bin/vitest'), 'run', '--config', config, '--configLoader', 'native'],
        ...[...reporters, '--outputFile.junit=v.xml', '--outputFile.json=v.json'],
      ],
      {
        cwd,
        env: { PATH: process.env.PATH, HOME: cwd, TMPDIR: cwd, SSE_C_RULE: 'put.md5.*' },
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    expect(out).toContain('Conforms in all that was tested');
    const { numPassedTests, numTotalTests } = JSON.parse(readFileSync(join(cwd, 'v.json'), 'utf8'));
    expect(numPassedTests).toBe(numTotalTests);
    expect(numTotalTests).toBeGreaterThan(20);
    expect(readFileSync(join(cwd, 'v.xml'), 'utf8')).toContain('name="put.md5.mismatch@PutObject"');
  } finally {
    execFileSync('chmod', ['-R', 'u+w', installed.folder]);
  }
});
