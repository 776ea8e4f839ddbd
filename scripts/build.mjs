// Compiles the sources to dist/ if they have changed since the last build.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folders = [
  'spec',
  'core',
  'generators',
  'suites',
  'client',
  'world',
  'diagnosis',
  'fuzz',
  'runner',
  'reports',
  'fixtures',
  'cli',
];
const files = ['package.json', 'tsconfig.json', 'tsconfig.build.json', 'runner.config.ts'];
const stampFile = join(root, 'dist', '.stamp');

function* walk(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(path);
    else yield path;
  }
}

/** Names, sizes and times of every source file: equal stamps mean an equal build. */
function stamp() {
  const paths = [
    ...folders.flatMap((folder) => [...walk(join(root, folder))]),
    ...files.map((file) => join(root, file)),
  ];
  return paths
    .sort()
    .map((path) => {
      const { size, mtimeMs } = statSync(path);
      return `${path.slice(root.length)} ${size} ${mtimeMs}`;
    })
    .join('\n');
}

const now = stamp();
const before = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : '';
if (now !== before) {
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  const tsc = join(root, 'node_modules', '.bin', 'tsc');
  const built = spawnSync(tsc, ['-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
  if (built.status !== 0) process.exit(built.status ?? 1);
  // The script of the HTML report is put into the page as it stands.
  const script = join('reports', 'html', 'browser', 'page.js');
  mkdirSync(join(root, 'dist', 'reports', 'html', 'browser'), { recursive: true });
  copyFileSync(join(root, script), join(root, 'dist', script));
  chmodSync(join(root, 'dist', 'cli', 'main.js'), 0o755);
  writeFileSync(stampFile, now);
}
