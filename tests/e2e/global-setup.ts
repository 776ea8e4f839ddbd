import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import whole from '../global-setup.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Before all tests: packs the package and installs the tarball once. Each test has a copy of that folder. */
// biome-ignore lint/style/noDefaultExport: vitest takes a set-up by its default export.
export default function setup(): () => void {
  const tearDown = whole();
  const folder = mkdtempSync(join(tmpdir(), 'sse-c-packed-'));
  execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: root });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--silent', `./${tarball}`], {
    cwd: folder,
  });
  process.env.SSEC_INSTALLED = folder;
  return tearDown;
}
