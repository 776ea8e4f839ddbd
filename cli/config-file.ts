import { existsSync, statSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Ajv } from 'ajv';
import { causeText } from '../core/cause-text.ts';
import { UsageError } from '../core/errors.ts';
import { nearest } from '../core/nearest.ts';
import { readText } from '../runner/text-file.ts';
import schema from './config.schema.json' with { type: 'json' };

/** The members of a configuration file: flags of `run`, and those of `fuzz`. */
export interface FileConfig extends Readonly<Record<string, unknown>> {
  readonly fuzz?: Readonly<Record<string, unknown>>;
}

/** A configuration file that was found. */
export interface FoundConfig {
  readonly file: string;
  readonly config: FileConfig;
}

const names = ['ts', 'mts', 'js', 'mjs', 'json'].map((end) => `sse-c-conformance.config.${end}`);
/** Members that are paths from the folder of the file. */
const paths: readonly string[] = [
  ...['ca', 'clientCert', 'clientKey', 'out', 'baseline', 'corpus', 'rules'],
];

const isConfig = new Ajv({ allErrors: false, strict: false }).compile<FileConfig>(schema);

/** The configuration file in the folder or the nearest one above it. */
export function configAbove(folder: string): string | undefined {
  for (let at = resolve(folder); ; at = dirname(at)) {
    const found = names.map((name) => join(at, name)).find((file) => existsSync(file));
    if (found !== undefined || dirname(at) === at) return found;
  }
}

/** Reads and validates a configuration file. Throws a `UsageError` for an invalid one. */
export async function readConfig(given: string): Promise<FoundConfig> {
  const file = resolve(given);
  if (!existsSync(file)) throw wrong(file, 'does not exist. Name another one with --config');
  if (!statSync(file).isFile()) throw wrong(file, 'is a folder. Name the file in it with --config');
  const config = await contentOf(file);
  if (!isConfig(config)) throw wrong(file, whyNot());
  return { file, config: withPaths(config, dirname(file)) };
}

async function contentOf(file: string): Promise<unknown> {
  try {
    if (extname(file) === '.json') return JSON.parse(readText(file));
    if (/\.m?ts$/.test(file)) {
      const { createJiti } = await import('jiti');
      return await createJiti(import.meta.url).import(file, { default: true });
    }
    const loaded: { readonly default?: unknown } = await import(pathToFileURL(file).href);
    return loaded.default;
  } catch (cause) {
    throw wrong(file, `cannot be loaded (${causeText(cause)})`, cause);
  }
}

function whyNot(): string {
  const [error] = isConfig.errors ?? [];
  const place = (error?.instancePath ?? '').slice(1).replaceAll('/', '.');
  const { additionalProperty: name } = (error?.params ?? {}) as { additionalProperty?: string };
  if (name !== undefined) {
    const [near] = nearest(name, Object.keys(schema.properties));
    const named = place === '' ? name : `${place}.${name}`;
    return `has no setting ${named}${near === undefined ? '' : ` (did you mean ${near}?)`}`;
  }
  return place === ''
    ? 'has no object as its default export'
    : `is wrong: ${place} ${error?.message ?? 'is invalid'}`;
}

function withPaths(config: FileConfig, folder: string): FileConfig {
  const entries = Object.entries(config).map(([name, value]): [string, unknown] => {
    if (name === 'fuzz') return [name, withPaths(value as FileConfig, folder)];
    if (!paths.includes(name)) return [name, value];
    const at = (path: unknown) => resolve(folder, String(path));
    return [name, Array.isArray(value) ? value.map(at) : at(value)];
  });
  return Object.fromEntries(entries);
}

function wrong(file: string, why: string, cause?: unknown): UsageError {
  return new UsageError('E_CONFIG', `The configuration ${file} ${why}.`, { cause });
}
