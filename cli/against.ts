import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { oneLine } from '../core/visible.ts';
import { type Difference, Differences } from '../fuzz/differences.ts';
import { Stages } from '../fuzz/stages.ts';
import type { Config } from '../runner/config.ts';
import type { RunEvents } from '../runner/events.ts';
import { beginStories } from '../runner/stories.ts';
import type { RunFlags } from './config.ts';
import { originOf } from './endpoint.ts';
import { startOwnEndpoint, targetOf } from './own-endpoint.ts';
import { givenTarget } from './target.ts';

/** The endpoint of `--against`, with buckets for the stories. */
export interface Against {
  readonly stages: Stages;
  readonly differences: Differences;
  close(): Promise<void>;
}

/** Starts the built-in endpoint or looks at the one that is named, and makes its buckets. */
export async function beginAgainst(
  of: { readonly url: string; readonly flags: RunFlags; readonly config: Config },
  events: RunEvents,
  given: { readonly signal: AbortSignal; readonly workers: number },
): Promise<Against> {
  const { url, flags, config } = of;
  const own = url === 'builtin' ? await startOwnEndpoint() : undefined;
  const target =
    own === undefined ? await givenTarget(withoutHttp({ ...flags, endpoint: url })) : targetOf(own);
  const its = { ledgerFile: ledgerFileOf(config), runId: randomBytes(4).toString('hex') };
  const started = await beginStories({ ...config, ...target, ...its }, events, given);
  const { plain, facts, workerBuckets } = started;
  return {
    stages: new Stages({
      endpoint: plain.client,
      ...{ bucket: facts.bucket, ownBuckets: workerBuckets },
      hasVersions: facts.versionedBucket !== undefined,
      prefix: `${facts.prefix}stories/`,
    }),
    differences: new Differences(),
    close: async () => {
      await started.close();
      await own?.close();
    },
  };
}

/** A ledger of its own: a clean-up sends what one ledger names to one endpoint. */
function ledgerFileOf({ ledgerFile }: Pick<Config, 'ledgerFile'>): string {
  return ledgerFile.replace(/\.jsonl$/, '-against.jsonl');
}

/** Throws a `UsageError` for a value of --against that is no endpoint, before anything is sent. */
export function assertAgainst(url: string | undefined, flags: Pick<RunFlags, 'allowHttp'>): void {
  if (url === undefined || url === 'builtin') return;
  originOf(url, { flag: '--against', allowsHttp: flags.allowHttp });
}

/** The plain-http twin of the one endpoint is not that of the other. */
function withoutHttp({ endpointHttp: _, ...flags }: RunFlags): RunFlags {
  return flags;
}

const linesMax = 25;

/** Prints the differences, the gravest first, and writes all of them to differences.json. */
export function printDifferences(
  { differences }: Against,
  { folder, url }: { readonly folder: string; readonly url: string },
): void {
  const { all } = differences;
  const more = all.length - linesMax;
  const lines = [
    `${all.length} kinds of answers differ from ${url}:`,
    ...all.slice(0, linesMax).map(lineOf),
    ...(more > 0 ? [`and ${more} more`] : []),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  try {
    const file = join(folder, 'differences.json');
    writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`);
    process.stdout.write(`Differences: ${file}\n`);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    process.stderr.write(`The differences could not be written: ${why}\n`);
  }
}

function lineOf({ level, operation, request, here, there, seen, clause }: Difference): string {
  return oneLine(
    `${level.padEnd(6)} ${operation} (${request}): ${here} here, ${there} there, ${seen} times; ${clause}`,
  );
}
