import { hash } from 'node:crypto';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { causeText } from '../core/cause-text.ts';
import { UsageError } from '../core/errors.ts';
import type { Found } from '../fuzz/findings.ts';
import { type ReadReplay, readReplayFile, replayFileOf } from '../fuzz/replay-file.ts';
import { scriptOf } from '../fuzz/script.ts';
import type { Story } from '../fuzz/step.ts';
import { readText } from '../runner/text-file.ts';
import { version } from './version.ts';

/** Stories that were kept, and which files of the folder are none that can be played. */
export interface Corpus {
  readonly stories: readonly Story[];
  readonly notices: readonly string[];
}

/** Reads the replay files of a folder, which is made if it is not there. */
export function corpusIn(folder: string | undefined): Corpus {
  if (folder === undefined) return { stories: [], notices: [] };
  try {
    mkdirSync(folder, { recursive: true });
    const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
    const read = files.sort().map((name) => ({ name, ...storyIn(join(folder, name)) }));
    return {
      stories: read.flatMap((one) => (one.trouble === undefined ? [one.file.story] : [])),
      notices: read.flatMap(({ name, trouble }) =>
        trouble === undefined ? [] : [`${join(folder, name)} ${trouble}; it is left out.`],
      ),
    };
  } catch (cause) {
    throw new UsageError(
      'E_CORPUS',
      `The corpus ${folder} cannot be read and written. Name another folder with --corpus.`,
      { cause },
    );
  }
}

function storyIn(file: string): ReadReplay {
  try {
    return readReplayFile(readText(file), version());
  } catch (cause) {
    return { trouble: `cannot be read: ${causeText(cause)}` };
  }
}

/** Where the replay file of a finding was written. */
export interface KeptFindings {
  fileOf(found: Found): string;
}

/**
 * Writes a replay file for each finding, into the corpus or next to the reports, and where boto3 can
 * send it a script.
 */
export function saveFindings(
  findings: readonly Found[],
  { folder, corpus }: { readonly folder: string; readonly corpus: string | undefined },
): KeptFindings {
  const place = corpus ?? join(folder, 'findings');
  const fileOf = (found: Found) => join(place, `${nameOf(found)}.json`);
  try {
    if (findings.length > 0) mkdirSync(place, { recursive: true });
    for (const found of findings) {
      writeFileSync(fileOf(found), replayFileOf(found, version()));
      const script = scriptOf(found);
      if (script !== undefined) writeFileSync(fileOf(found).replace(/json$/, 'py'), script);
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    process.stderr.write(`The replay files could not be written: ${why}\n`);
  }
  return { fileOf };
}

/** The same story gets the same name, so that a corpus holds it once. */
function nameOf({ mismatch, story }: Found): string {
  return `${mismatch.clause}-${hash('sha256', JSON.stringify(story)).slice(0, 10)}`;
}
