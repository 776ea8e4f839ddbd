import { existsSync, writeFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import type { Baseline } from '../core/baseline.ts';
import { causeText } from '../core/cause-text.ts';
import { UsageError } from '../core/errors.ts';
import { readText } from '../runner/text-file.ts';
import schema from './baseline.schema.json' with { type: 'json' };
import { version } from './version.ts';

/** The flags about a baseline. */
export interface BaselineFlags {
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  readonly endpointVersion?: string;
}

const isBaseline = new Ajv().compile<Baseline>(schema);

/** Reads the file of --baseline. Throws a `UsageError` for one that is no baseline. */
export function readBaseline(flags: BaselineFlags & { readonly baseline: string }): Baseline {
  const { baseline: file, updateBaseline = false } = flags;
  if (updateBaseline && !existsSync(file))
    return { version: 1, ruleSet: version(), rows: [], known: [] };
  const found = parsed(file, textOf(file));
  if (!isBaseline(found)) {
    const [error] = isBaseline.errors ?? [];
    const where = error?.instancePath || 'its top';
    throw wrong(file, `is no baseline: ${where} ${error?.message ?? 'is wrong'}`);
  }
  const ids = found.rows.map(({ id }) => id);
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined) throw wrong(file, `has two rows for ${twice}. Leave one`);
  return found;
}

/** Writes a baseline in a form that can be reviewed: sorted, a member a line. */
export function writeBaseline(file: string, baseline: Baseline): void {
  try {
    writeFileSync(file, `${JSON.stringify(baseline, null, 2)}\n`);
  } catch (cause) {
    throw wrong(file, 'cannot be written. Check its folder', cause);
  }
}

function textOf(file: string): string {
  try {
    return readText(file);
  } catch (cause) {
    const why = `cannot be read: ${causeText(cause)}. Check its path, or write it with --update-baseline`;
    throw wrong(file, why, cause);
  }
}

function parsed(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw wrong(file, `is not JSON (${causeText(cause)})`, cause);
  }
}

function wrong(file: string, why: string, cause?: unknown): UsageError {
  return new UsageError('E_BASELINE', `The baseline ${file} ${why}.`, { cause });
}
