import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Which folders each folder may import from, besides itself. */
export const layers: Readonly<Record<string, readonly string[]>> = {
  spec: [],
  core: ['spec'],
  generators: ['core', 'spec'],
  suites: ['core', 'spec', 'generators'],
  client: ['core', 'spec'],
  world: ['core', 'spec', 'client'],
  fuzz: ['core', 'spec', 'generators', 'world'],
  diagnosis: ['core', 'spec'],
  runner: ['core', 'spec', 'client', 'world', 'suites', 'diagnosis'],
  reports: ['core', 'spec'],
  fixtures: ['spec'],
  cli: [
    'spec',
    'core',
    'generators',
    'suites',
    'client',
    'world',
    'fuzz',
    'diagnosis',
    'runner',
    'reports',
    'fixtures',
  ],
  api: [
    'spec',
    'core',
    'generators',
    'suites',
    'client',
    'world',
    'fuzz',
    'diagnosis',
    'runner',
    'reports',
    'fixtures',
    'cli',
  ],
};

/**
 * The rooms of the runner, and which of the others each may import. A run is planned, its endpoint
 * looked at and its cases judged; an engine drives the judge. None of them imports `run.ts`, which
 * puts them together.
 */
export const runnerRooms: Readonly<Record<string, readonly string[]>> = {
  plan: [],
  cleanup: [],
  probes: ['cleanup'],
  judge: ['plan', 'cleanup', 'probes'],
  engine: ['plan', 'judge'],
};

/** The files of runner/ itself that every folder of it may import. */
export const runnerShared: readonly string[] = [
  'config.ts',
  'session.ts',
  'events.ts',
  'in-pool.ts',
  'text-file.ts',
];

/** The files of runner/ itself that put its folders together: rules, stories, and how both end. */
export const runnerEnds: readonly string[] = ['run.ts', 'run-report.ts', 'stories.ts', 'tidy.ts'];

/** A source file, and what it imports. */
export interface SourceFile {
  readonly path: string;
  /** Its folder at the root. */
  readonly layer: string;
  readonly lines: readonly string[];
  /** Paths from the root, of our own files alone. */
  readonly imports: readonly string[];
  readonly packages: readonly string[];
}

function* walk(folder: string, ending = /\.(tsx?|mjs)$/): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* walk(path, ending);
    else if (ending.test(entry.name)) yield path;
  }
}

/** Every source file of the layers, or of other folders at the root. */
export function sourceFiles(folders = Object.keys(layers)): readonly SourceFile[] {
  return folders.flatMap((folder) =>
    [...walk(join(root, folder))].map((path) => read(path, folder)),
  );
}

function read(path: string, layer: string): SourceFile {
  const text = readFileSync(path, 'utf8');
  const named = [...text.matchAll(/(?:from |import\(|import )'([^']+)'/g)].map(
    (match) => match[1] ?? '',
  );
  const own = named.filter((name) => name.startsWith('.'));
  return {
    path: relative(root, path),
    layer,
    lines: text.split('\n'),
    imports: own.map((name) => relative(root, normalize(join(dirname(path), name)))),
    packages: named.filter((name) => !name.startsWith('.')),
  };
}

/** Reads a file of the project. */
export function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** Every document of the project, by its path from the root. */
export function markdownFiles(): readonly string[] {
  const folders = [...Object.keys(layers), 'docs', 'profiles', 'scripts', 'tests'];
  const inFolders = folders.flatMap((folder) => [...walk(join(root, folder), /\.md$/)]);
  const atRoot = readdirSync(root).filter((name) => name.endsWith('.md'));
  return [...atRoot, ...inFolders.map((path) => relative(root, path))];
}
