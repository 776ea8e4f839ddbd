import { statSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { causeText } from '../../core/cause-text.ts';
import { UsageError } from '../../core/errors.ts';
import type { Rule } from '../../core/rule.ts';
import { ownRules } from './own-rules.ts';

const loaded = new Map<string, Promise<void>>();

/**
 * Adds the rules of these files, each once: its default export is a list of entries, and faults and
 * clauses that it declares are known by then. Each thread that runs cases loads them. Throws a
 * `UsageError` for a file that has none.
 */
export async function loadRuleFiles(files: readonly string[]): Promise<void> {
  for (const given of files) {
    const file = resolve(given);
    const known = loaded.get(file) ?? load(file);
    loaded.set(file, known);
    await known;
  }
}

async function load(file: string): Promise<void> {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true)
    throw wrong(file, 'does not exist as a file. Name a module of JavaScript or TypeScript');
  if (!/\.[cm]?[jt]s$/.test(file))
    throw wrong(file, 'is no module: its name ends neither in .ts or .mts nor in .js or .mjs');
  const found = await defaultExportOf(file);
  if (!Array.isArray(found) || found.length === 0)
    throw wrong(file, 'has no list of rules as its default export: export default [rule({ … })]');
  const strange = found.findIndex((one) => !isRule(one));
  if (strange !== -1)
    throw wrong(
      file,
      `has a default export whose entry ${strange + 1} was not made with rule({ … })`,
    );
  try {
    ownRules.add(found as readonly Rule[]);
  } catch (cause) {
    throw wrong(file, `cannot be taken: ${causeText(cause).replace(/\.$/, '')}`, cause);
  }
}

async function defaultExportOf(file: string): Promise<unknown> {
  try {
    if (/\.m?ts$/.test(file)) {
      const { createJiti } = await import('jiti');
      // The copy that runs, whatever is installed where the file is: others do not know its rules.
      const own: unknown = await import(entry());
      const jiti = createJiti(import.meta.url, { virtualModules: { 'sse-c-conformance': own } });
      return await jiti.import(file, { default: true });
    }
    const module: { readonly default?: unknown } = await import(pathToFileURL(file).href);
    return module.default;
  } catch (cause) {
    throw wrong(file, `cannot be loaded (${causeText(cause)})`, cause);
  }
}

/** The entry that programs import, compiled or not, as this file is. */
function entry(): string {
  return new URL(`../../api/index${extname(import.meta.url)}`, import.meta.url).href;
}

function isRule(one: unknown): boolean {
  const { id, on, act, expect, given } = (one ?? {}) as Partial<Record<keyof Rule, unknown>>;
  const isNamed = typeof id === 'string' && Array.isArray(on);
  return (
    isNamed && typeof act === 'function' && [expect, given].every((it) => it instanceof Object)
  );
}

function wrong(file: string, why: string, cause?: unknown): UsageError {
  return new UsageError('E_RULES_FILE', `--rules ${file} ${why}.`, { cause });
}
