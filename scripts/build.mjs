// Compiles the sources to dist/ if they have changed since the last build.
//   --packed   as the package holds it: small, and with the declarations of what api/ exports
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
  'api',
];
const files = ['package.json', 'tsconfig.json', 'tsconfig.build.json', 'runner.config.ts'];
const tsc = join(root, 'node_modules', '.bin', 'tsc');
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

function compile(project) {
  const built = spawnSync(tsc, ['-p', project], { cwd: root, stdio: 'inherit' });
  if (built.status !== 0) process.exit(built.status ?? 1);
}

const isPacked = process.argv.includes('--packed');
const declarations = join(root, 'dist', 'api', 'index.d.ts');
const now = stamp();
const before = existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : '';
if (now !== before || (!isPacked && existsSync(declarations))) {
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  compile('tsconfig.build.json');
  // The script of the HTML report is put into the page as it stands.
  const script = join('reports', 'html', 'browser', 'page.js');
  mkdirSync(join(root, 'dist', 'reports', 'html', 'browser'), { recursive: true });
  copyFileSync(join(root, script), join(root, 'dist', script));
  chmodSync(join(root, 'dist', 'cli', 'main.js'), 0o755);
  writeFileSync(stampFile, now);
}

if (isPacked && !existsSync(declarations)) {
  const { keepReachable, shrink } = await import('./packed.mjs');
  compile('tsconfig.types.json');
  keepReachable(join(root, 'dist'), ['api/index.d.ts', 'api/vitest.d.ts']);
  shrink(join(root, 'dist'));
}
