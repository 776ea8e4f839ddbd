import type { ClauseId } from '../spec/clauses.ts';
import type { Found } from './findings.ts';
import type { Story } from './step.ts';

/** A story in a file, with what it showed. It holds no key: keys are made from the seed. */
export interface ReplayFile {
  readonly format: typeof replayFormat;
  /** Version of this tool that wrote it; another one may draw other values from the same numbers. */
  readonly version: string;
  readonly cause: string;
  readonly clause: ClauseId;
  readonly says: string;
  readonly story: Story;
}

const replayFormat = 'sse-c-conformance story 1';

/** The text of a replay file. */
export function replayFileOf(found: Found, version: string): string {
  const { cause, mismatch, story } = found;
  const says = `${mismatch.expected}; received: ${mismatch.received}`;
  const file: ReplayFile = {
    ...{ format: replayFormat, version, cause, clause: mismatch.clause, says },
    story,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** A replay file as it was read, or why it cannot be played. */
export type ReadReplay =
  | { readonly file: ReplayFile; readonly trouble?: undefined }
  | { readonly trouble: string };

/** Reads a replay file. One that another version wrote is not played: it would be misread. */
export function readReplayFile(text: string, version: string): ReadReplay {
  const read = parsed(text);
  if (!isReplayFile(read)) return { trouble: 'is not a replay file of this tool' };
  if (read.version !== version)
    return { trouble: `was written by version ${read.version}, but this is ${version}` };
  return { file: read };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isReplayFile(of: unknown): of is ReplayFile {
  if (typeof of !== 'object' || of === null) return false;
  const { format, version, story } = of as Partial<ReplayFile>;
  if (format !== replayFormat || typeof version !== 'string') return false;
  return (
    typeof story?.seed === 'number' && Array.isArray(story.steps) && Array.isArray(story.names)
  );
}
