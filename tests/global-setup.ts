import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const build = fileURLToPath(new URL('../scripts/build.mjs', import.meta.url));

/**
 * Before all tests: builds the command that some of them run, and makes one temporary folder for
 * all of them, which is deleted afterwards.
 */
// biome-ignore lint/style/noDefaultExport: vitest takes a set-up by its default export.
export default function setup(): () => void {
  execFileSync(process.execPath, [build], { stdio: 'inherit' });
  const folder = mkdtempSync(join(tmpdir(), 'sse-c-tests-'));
  // A test that runs as another user needs to pass through it.
  chmodSync(folder, 0o711);
  const { TMPDIR } = process.env;
  process.env.TMPDIR = folder;
  return () => {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
    rmSync(folder, { recursive: true, force: true });
  };
}
