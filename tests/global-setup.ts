import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const build = fileURLToPath(new URL('../scripts/build.mjs', import.meta.url));

/**
 * Before any test: the built command that some of them run is that of these sources, and what all of
 * them leave lies in one folder, which goes with them.
 */
// biome-ignore lint/style/noDefaultExport: vitest takes a set-up by its default export.
export default function setup(): () => void {
  execFileSync(process.execPath, [build], { stdio: 'inherit' });
  const folder = mkdtempSync(join(tmpdir(), 'sse-c-tests-'));
  // A test that runs as another user goes through it.
  chmodSync(folder, 0o711);
  const { TMPDIR } = process.env;
  process.env.TMPDIR = folder;
  return () => {
    if (TMPDIR === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = TMPDIR;
    rmSync(folder, { recursive: true, force: true });
  };
}
